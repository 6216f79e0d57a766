/** An address with a house or lane number, taken apart. */
export interface ParsedAddress {
  readonly street: string;
  readonly number: number;
  /** 弄 when a lane (an estate off the street) is meant, 号 a house on the street; null when nobody said. */
  readonly unit: '弄' | '号' | null;
  /** What follows: a block, a floor, a room. */
  readonly rest: string;
}

const ADDRESS = /^(.*?(?:大道|公路|支路|路|街|巷|道))(\d{1,5})(弄|号(?!楼))?(.*)$/;

/** Half-width, lower case, without spaces and dividing marks: the form in which names are compared. */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,.，。、·・\-—_#]/g, '');
}

/** Takes 锦安路720弄12号 apart; null when there is no street with a number. The text must be normalized. */
export function parseAddress(text: string): ParsedAddress | null {
  const found = ADDRESS.exec(text);
  if (found === null) return null;
  const [, street = '', number = '', unit = '', rest = ''] = found;
  return { street, number: Number(number), unit: unit === '弄' || unit === '号' ? unit : null, rest };
}
