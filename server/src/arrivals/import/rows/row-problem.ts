import type { ImportField, RowProblem } from '@chengyun/contract/import';
import type { Localized } from '@chengyun/contract/words';

const QUOTED = 120;

/** Names a field of the row that does not fit, quoting its value. */
export function problem(path: ImportField | 'row', value: string, message: Localized): RowProblem {
  return { path, value: value.length > QUOTED ? `${value.slice(0, QUOTED)}…` : value, message };
}

/** What would fit, by kind of fault; the reader adds the field and the value. */
export const FAULTS = {
  noColumn: { zh: '文件中没有这一列', en: 'the file has no such column' },
  missing: { zh: '必填', en: 'this is required' },
  neither: { zh: '标题和内容至少填一项', en: 'a title or a text is required' },
  time: {
    zh: '不是可识别的时间，请写成 2026-05-08 16:20:00',
    en: 'not a time that can be read; write it as 2026-05-08 16:20:00',
  },
  tooEarly: { zh: '时间早于 1970 年', en: 'the time is before 1970' },
  future: { zh: '受理时间在将来', en: 'the time of the report lies in the future' },
  targetFirst: { zh: '截止时间早于受理时间', en: 'the time limit ends before the report came' },
  closedFirst: { zh: '办结时间早于受理时间', en: 'closed before it was reported' },
  closedFuture: { zh: '办结时间在将来', en: 'the time of closing lies in the future' },
  number: { zh: '不是数字，请写成小数度，如 121.1234', en: 'not a number; write decimal degrees such as 121.1234' },
  lon: { zh: '经度应在 -180 至 180 之间', en: 'a longitude is from -180 to 180' },
  lat: { zh: '纬度应在 -90 至 90 之间', en: 'a latitude is from -90 to 90' },
  swapped: {
    zh: '纬度应在 -90 至 90 之间；经度与纬度可能填反了',
    en: 'a latitude is from -90 to 90; longitude and latitude may be swapped',
  },
  half: { zh: '经度和纬度要么都填，要么都不填', en: 'give both longitude and latitude, or neither' },
  phone: {
    zh: '电话只能有 3 至 32 位数字、空格、+ 和 -',
    en: 'a telephone number has 3 to 32 digits, spaces, + and -',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** A text longer than the field takes. */
export function tooLong(most: number): Localized {
  return { zh: `超过 ${most} 个字符`, en: `longer than ${most} characters` };
}

/** A number that an earlier row of the list has, which says something else. */
export function repeatedNumber(rowNumber: number): Localized {
  return {
    zh: `与第 ${rowNumber} 行编号相同而内容不同，请核实后更正编号`,
    en: `row ${rowNumber} has this number and says something else; find out which is right and correct the number`,
  };
}
