/** The languages the product speaks; Chinese is the one it falls back to. */
export type Language = 'zh' | 'en';

/** The same text in every language of the product. */
export type Bilingual = Readonly<Record<Language, string>>;

/** The language to answer in: what the request asks for, else the reader's own, else Chinese. */
export function languageOf(acceptLanguage: string | undefined, locale?: string | null): Language {
  const asked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { language: toLanguage(tag), weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter((choice) => choice.language !== undefined && choice.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)[0]?.language;
  return asked ?? toLanguage(locale ?? '') ?? 'zh';
}

function toLanguage(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return primary === 'zh' || primary === 'en' ? primary : undefined;
}
