/** `name=value`; `value` is null where there was no '='. Values stay text: `0.00` and `0` are not the same report. */
export type Field = { readonly name: string; readonly value: string | null };

/** Fields that belong together, between two ';' of the CP part. */
export type Item = readonly Field[];

/** The data segment as it stood on the wire, in its order (HJ 212-2017, 6.3.2 and 6.3.3). */
export type Message = {
  readonly fields: readonly Field[];
  /** The items between `CP=&&` and `&&`; null when there is no CP. */
  readonly cp: readonly Item[] | null;
  /** True when there is no CP and the segment still ends with a bare `&&`. */
  readonly bareEnd: boolean;
};

/** The Flag field (6.3.2, table 3): bits V5…V0 edition, D parts, A answer wanted. */
export type Flag = {
  readonly edition: '2005' | '2017' | '2025' | 'unknown';
  readonly parts: boolean;
  readonly answer: boolean;
};

/** The header as meaning; null for a field the logger left out. */
export type Header = {
  readonly qn: string | null;
  readonly st: string | null;
  readonly cn: string | null;
  readonly pw: string | null;
  readonly mn: string | null;
  readonly flag: Flag | null;
  /** Total and number (from 1) of the packet, only where the flag says parts. */
  readonly pnum: number | null;
  readonly pno: number | null;
};

const EDITIONS: readonly Flag['edition'][] = ['2005', '2017', '2025'];

export function headerOf({ fields }: Message): Header {
  return {
    qn: fieldValue(fields, 'QN'),
    st: fieldValue(fields, 'ST'),
    cn: fieldValue(fields, 'CN'),
    pw: fieldValue(fields, 'PW'),
    mn: fieldValue(fields, 'MN'),
    flag: flagOf(fieldValue(fields, 'Flag')),
    pnum: wholeNumber(fieldValue(fields, 'PNUM')),
    pno: wholeNumber(fieldValue(fields, 'PNO')),
  };
}

function fieldValue(fields: readonly Field[], name: string): string | null {
  for (const field of fields) if (field.name === name) return field.value;
  return null;
}

/** Reads a Flag value; null when it is no byte. */
export function flagOf(text: string | null): Flag | null {
  const bits = wholeNumber(text);
  if (bits === null || bits > 255) return null;
  return { edition: EDITIONS[bits >> 2] ?? 'unknown', parts: (bits & 2) !== 0, answer: (bits & 1) !== 0 };
}

/** A message in the order the standard prints, for those who send. */
export function compose(header: Header, cp: readonly Item[]): Message {
  const fields: Field[] = [];
  const add = (name: string, value: string | number | null) => {
    if (value !== null) fields.push({ name, value: String(value) });
  };
  add('QN', header.qn);
  add('ST', header.st);
  add('CN', header.cn);
  add('PW', header.pw);
  add('MN', header.mn);
  add('Flag', header.flag === null ? null : flagValue(header.flag));
  add('PNUM', header.pnum);
  add('PNO', header.pno);
  return { fields, cp, bareEnd: false };
}

function flagValue(flag: Flag): number {
  const edition = EDITIONS.indexOf(flag.edition);
  return (Math.max(edition, 0) << 2) | (flag.parts ? 2 : 0) | (flag.answer ? 1 : 0);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
