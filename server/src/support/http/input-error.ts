import type { Bilingual, Language } from './language.ts';
import { tellPattern } from './pattern-words.ts';
import { shorten } from './refusal.ts';

/** One fault as the schema checker tells it; `value` is what stood there. */
export type Fault = {
  readonly path: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly value: unknown;
};

/** The input of a request does not fit its schema. */
export class InputError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`input does not fit: ${faults.map((fault) => `${fault.path} ${fault.keyword}`).join(', ')}`);
    this.name = 'InputError';
    this.faults = faults;
  }
}

/** One sentence per faulty place: what stands there and what would fit. */
export function tellFaults(faults: readonly Fault[], language: Language): { path: string; message: string }[] {
  const byPath = Map.groupBy(faults, (fault) => fault.path);
  return [...byPath].map(([path, at]) => ({ path, message: tellPlace(at, language) }));
}

function tellPlace(faults: readonly Fault[], language: Language): string {
  const value = quote(faults[0]?.value);
  const words = faults.filter((fault) => fault.keyword === 'const').map((fault) => quote(fault.params['allowedValue']));
  const fits = words.length > 0 ? oneOf(words) : firstTelling(faults);
  if (fits.alone) return fits[language];
  return language === 'zh' ? `${value} 不符合要求：${fits.zh}` : `${value} does not fit: ${fits.en}`;
}

type Fits = Bilingual & { readonly alone?: boolean };

function firstTelling(faults: readonly Fault[]): Fits {
  for (const fault of faults) {
    const told = sentences[fault.keyword]?.(fault.params);
    if (told) return told;
  }
  return { zh: '请按接口说明填写', en: 'see the description of the interface' };
}

function oneOf(words: readonly string[]): Fits {
  return { zh: `应为以下之一：${words.join('、')}`, en: `it must be one of ${words.join(', ')}` };
}

const types: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  null: { zh: '空值 null', en: 'null' },
};

const formats: Readonly<Record<string, Bilingual>> = {
  'date-time': {
    zh: '应为带时区的时间，如 2026-01-31T09:30:00+08:00',
    en: 'it must be a time with its offset, such as 2026-01-31T09:30:00+08:00',
  },
  date: { zh: '应为日期，如 2026-01-31', en: 'it must be a date, such as 2026-01-31' },
  uuid: { zh: '应为编号（UUID）', en: 'it must be an id (UUID)' },
};

type Tell = (params: Readonly<Record<string, unknown>>) => Fits | undefined;
const limit =
  (zh: string, en: string): Tell =>
  ({ limit: at }) => ({ zh: zh.replace('#', String(at)), en: en.replace('#', String(at)) });

const sentences: Readonly<Record<string, Tell>> = {
  required: () => ({ zh: '必填', en: 'this is required', alone: true }),
  additionalProperties: () => ({ zh: '没有这一项，请删除', en: 'there is no such field; leave it out', alone: true }),
  type: ({ type }) => {
    const names = [type].flat().map((name) => types[String(name)] ?? { zh: String(name), en: String(name) });
    return {
      zh: `应为${names.map((name) => name.zh).join('或')}`,
      en: `it must be ${names.map((name) => name.en).join(' or ')}`,
    };
  },
  enum: ({ allowedValues }) => oneOf([allowedValues].flat().map(quote)),
  format: ({ format }) => formats[String(format)] ?? { zh: `格式应为 ${format}`, en: `the format must be ${format}` },
  pattern: ({ pattern }) => tellPattern(pattern instanceof RegExp ? pattern.source : String(pattern)),
  minLength: limit('至少 # 个字', 'it needs at least # characters'),
  maxLength: limit('至多 # 个字', 'it may have at most # characters'),
  minItems: limit('至少 # 项', 'it needs at least # items'),
  maxItems: limit('至多 # 项', 'it may have at most # items'),
  uniqueItems: () => ({ zh: '各项不能重复', en: 'no item may appear twice' }),
  minimum: limit('不能小于 #', 'it must be at least #'),
  maximum: limit('不能大于 #', 'it must be at most #'),
  exclusiveMinimum: limit('应大于 #', 'it must be more than #'),
  exclusiveMaximum: limit('应小于 #', 'it must be less than #'),
  multipleOf: ({ multipleOf }) => ({ zh: `应为 ${multipleOf} 的倍数`, en: `it must be a multiple of ${multipleOf}` }),
};

function quote(value: unknown): string {
  if (value === undefined) return '—';
  return typeof value === 'string' ? `“${shorten(value)}”` : shorten(JSON.stringify(value) ?? String(value));
}
