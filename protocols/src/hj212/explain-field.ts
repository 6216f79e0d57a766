import { type Said, same } from '../wire/explained.ts';
import { lookUp } from '../wire/look-up.ts';
import type { Dialect } from './dialect.ts';
import { factorOf, factorOfOldCode } from './factors.ts';
import { timeOf } from './meaning.ts';
import { flagOf } from './message.ts';
import { COMMAND, DATA_FLAG, EXECUTION, REQUEST_RESULT, SYSTEM_TYPE } from './table.ts';
import { COMMAND_EN, FACTOR_EN, FLAG_EN, HEADER_WORDS, KIND_WORDS, PART_WORDS, PLAIN_WORDS } from './words.ts';

/** What a field says: its name in words behind its code, its value with what the tables make of it. */
export type FieldSaying = { readonly name: Said; readonly value: Said };

/** One `name=value` of the header or the data part. */
export function sayField(text: string, dialect: Dialect): FieldSaying {
  const equals = text.indexOf('=');
  const [code, value] = equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
  const plain = lookUp(HEADER_WORDS, code) ?? lookUp(PLAIN_WORDS, code);
  if (plain) return { name: behind(code, plain), value: sayValue(code, value, dialect) };
  const dash = code.lastIndexOf('-');
  if (dash <= 0) return { name: behind(code, PART_WORDS.unknown), value: same(value) };
  return sayFactor(code, code.slice(0, dash), code.slice(dash + 1), value, dialect);
}

function sayFactor(code: string, sent: string, kind: string, value: string, dialect: Dialect): FieldSaying {
  const alias = lookUp(dialect.aliases, sent) ?? sent;
  const row = factorOf(alias) ?? factorOfOldCode(alias);
  const word = lookUp(KIND_WORDS, kind) ?? same(kind);
  const factor = row?.[0] ?? alias;
  const name = {
    zh: `${code} ${row?.[1] ?? '未定义因子'} ${word.zh}`,
    en: `${code} ${FACTOR_EN[factor] ?? (row ? factor : 'factor not defined')}, ${word.en}`,
  };
  if (kind === 'Flag') return { name, value: listed(value, DATA_FLAG, FLAG_EN) };
  const unit = kind === 'Cou' ? row?.[4] : (lookUp(dialect.units, factor) ?? row?.[3]);
  return { name, value: { zh: [value, unit].filter(Boolean).join(' '), en: value } };
}

function sayValue(code: string, value: string, dialect: Dialect): Said {
  switch (code) {
    case 'ST':
      return listed(value, SYSTEM_TYPE, {});
    case 'CN':
      return { zh: named(value, lookUp(COMMAND, value)?.name), en: named(value, lookUp(COMMAND_EN, value)) };
    case 'QnRtn':
      return listed(value, REQUEST_RESULT, {});
    case 'ExeRtn':
      return listed(value, EXECUTION, {});
    case 'Flag':
      return sayFlag(value);
    case 'DataTime':
    case 'SystemTime':
    case 'RestartTime':
    case 'QN':
      return sayTime(value, dialect);
    default:
      return same(value);
  }
}

function sayFlag(value: string): Said {
  const flag = flagOf(value);
  if (!flag) return { zh: `${value} 不是有效标志`, en: `${value} is no flag` };
  return {
    zh: `${value} ${flag.edition} 版，${flag.parts ? '有' : '无'}包号，${flag.answer ? '需' : '不需'}应答`,
    en: `${value} edition ${flag.edition}, ${flag.parts ? 'in parts' : 'whole'}, ${flag.answer ? 'wants' : 'wants no'} answer`,
  };
}

function sayTime(value: string, dialect: Dialect): Said {
  if (timeOf(value, dialect) === null) return { zh: `${value} 不是有效时间`, en: `${value} is no time` };
  const [year, ...rest] = [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)];
  const clock = [value.slice(8, 10), value.slice(10, 12), value.slice(12, 14)].join(':');
  return same(`${value} (${[year, ...rest].join('-')} ${clock})`);
}

function listed(value: string, zh: Readonly<Record<string, string>>, en: Readonly<Record<string, string>>): Said {
  return { zh: named(value, lookUp(zh, value) ?? '未定义'), en: named(value, lookUp(en, value)) };
}

function named(value: string, word: string | undefined): string {
  return word === undefined ? value : `${value} ${word}`;
}

function behind(code: string, word: Said): Said {
  return { zh: `${code} ${word.zh}`, en: `${code} ${word.en}` };
}
