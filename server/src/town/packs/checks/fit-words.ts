import type { Localized } from '@chengyun/contract/words';
import Type, { type TSchema } from 'typebox';

// Patterns of the contract in words; a pattern not listed is shown as it is.
const PATTERN_WORDS: Readonly<Record<string, Localized>> = {
  '^[a-z][a-z0-9-]{0,47}$': {
    zh: '小写字母开头，由小写字母、数字和短横线组成的标识',
    en: 'a name of lower-case letters, digits and hyphens that begins with a letter',
  },
  '^[a-z][a-z0-9_-]{0,31}$': {
    zh: '小写字母开头，由小写字母、数字、下划线和短横线组成的标识',
    en: 'a name of lower-case letters, digits, underscores and hyphens that begins with a letter',
  },
  '^[A-Za-z0-9.]{1,20}$': { zh: '1 至 20 位字母、数字或点', en: '1 to 20 letters, digits or dots' },
  '^([01][0-9]|2[0-3]):[0-5][0-9]$': { zh: '形如 08:30 的时刻', en: 'a time such as 08:30' },
  '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$': { zh: '形如 17:00 的时刻', en: 'a time such as 17:00' },
};

/** What a schema accepts, in words: the "what would fit" of a problem. */
export function fitWords(schema: TSchema): Localized {
  const words = choices(schema);
  if (words) return { zh: `以下之一：${words.join('、')}`, en: `one of ${words.join(', ')}` };
  if (Type.IsUnion(schema)) return joined(schema.anyOf.map(fitWords));
  if (Type.IsNull(schema)) return { zh: 'null（无上级）', en: 'null' };
  if (Type.IsBoolean(schema)) return { zh: 'true 或 false', en: 'true or false' };
  if (Type.IsString(schema)) return textWords(optionsOf(schema));
  if (Type.IsInteger(schema)) return rangeWords(optionsOf(schema), { zh: '整数', en: 'a whole number' });
  if (Type.IsNumber(schema)) return rangeWords(optionsOf(schema), { zh: '数字', en: 'a number' });
  if (Type.IsArray(schema)) return listWords(optionsOf(schema));
  return { zh: '一组“键: 值”', en: 'a map of keys and values' };
}

function choices(schema: TSchema): readonly string[] | null {
  if (Type.IsEnum(schema)) return schema.enum.map(String);
  if (Type.IsLiteral(schema)) return [String(schema.const)];
  if (!Type.IsUnion(schema)) return null;
  const lists = schema.anyOf.map(choices);
  return lists.every((list) => list !== null) ? lists.flat() : null;
}

function joined(parts: readonly Localized[]): Localized {
  return { zh: parts.map((part) => part.zh).join('，或'), en: parts.map((part) => part.en).join(', or ') };
}

function textWords(options: Options): Localized {
  const { pattern, maxLength, minLength } = options;
  if (pattern !== undefined) {
    return PATTERN_WORDS[String(pattern)] ?? { zh: `符合 ${pattern} 的文字`, en: `text that matches ${pattern}` };
  }
  if (maxLength !== undefined) {
    return { zh: `不超过 ${maxLength} 字的非空文字`, en: `text of 1 to ${maxLength} characters` };
  }
  return minLength ? { zh: '非空文字', en: 'text that is not empty' } : { zh: '文字', en: 'text' };
}

function rangeWords({ minimum, exclusiveMinimum, maximum }: Options, kind: Localized): Localized {
  const bounds: readonly Localized[] = [
    ...(minimum === undefined ? [] : [{ zh: `不小于 ${minimum}`, en: `at least ${minimum}` }]),
    ...(exclusiveMinimum === undefined ? [] : [{ zh: `大于 ${exclusiveMinimum}`, en: `above ${exclusiveMinimum}` }]),
    ...(maximum === undefined ? [] : [{ zh: `不大于 ${maximum}`, en: `at most ${maximum}` }]),
  ];
  if (bounds.length === 0) return kind;
  return {
    zh: `${bounds.map(({ zh }) => zh).join('、')}的${kind.zh}`,
    en: `${kind.en}, ${bounds.map(({ en }) => en).join(' and ')}`,
  };
}

function listWords({ minItems, uniqueItems }: Options): Localized {
  const zh = [minItems ? `至少 ${minItems} 项` : '', uniqueItems ? '不重复' : ''].filter(Boolean).join('、');
  return {
    zh: zh ? `${zh}的列表` : '列表',
    en: `a list${minItems ? ` of at least ${minItems}` : ''}${uniqueItems ? ' without repeats' : ''}`,
  };
}

type Options = {
  readonly pattern?: unknown;
  readonly minLength?: unknown;
  readonly maxLength?: unknown;
  readonly minimum?: unknown;
  readonly exclusiveMinimum?: unknown;
  readonly maximum?: unknown;
  readonly minItems?: unknown;
  readonly uniqueItems?: unknown;
};

// TypeBox's types forget the options a schema was made with; the schema object itself carries them.
function optionsOf(schema: TSchema): Options {
  return { ...schema };
}
