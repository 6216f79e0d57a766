import type { AccountPolicy } from '@chengyun/contract/account-policy';
import { stateNames } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { type Asking, takeFullFile } from '../../people/full-files/full-file.ts';
import { fullMark, markedRows } from '../../people/full-files/mark.ts';
import { knownOf } from '../../people/personal/person.ts';
import { caseSealer } from '../../people/personal/sealer.ts';
import type { Cell, Mark, TableFormat } from '../../support/files/write-table.ts';
import type { Language } from '../../support/http/language.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { dayIn } from '../number.ts';
import { refuseMoreThanLeft } from '../view/look-limits.ts';
import { keepLook } from '../view/look-queries.ts';
import { casesWith, chosenOf, type FoundCase, type OwnSignal } from './found-cases.ts';
import { type Acting, holdFor, keepStep } from './take-step.ts';

/** What is held about a person, ready to be written as a table. */
export interface HeldTable {
  readonly number: string;
  readonly format: TableFormat;
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
  readonly mark: Mark;
}

type Limits = Pick<AccountPolicy, 'looksPerHour' | 'looksPerDay' | 'personalMonths'>;

/**
 * What is held about who asks in the cases of a file that a second person approved, their own data in full and that of others
 * masked: one look for each case and one step of the request, within the limits of looking.
 */
export async function exportHeld(
  acting: Acting,
  asking: Asking,
  fileId: string,
  limits: Limits,
  language: Language,
): Promise<HeldTable> {
  const { sql, loop, townId, actor } = acting;
  const held = await holdFor(acting, 'export');
  const { number } = held.row;
  const file = await takeFullFile(sql, asking, fileId, { what: 'privacy_request', aboutId: acting.id });
  const chosen = chosenOf(await casesWith(sql, loop.personal, townId, held.person?.phone ?? ''), file.chosen, number);
  await refuseMoreThanLeft(sql, actor.id, limits, chosen.length);
  for (const { row, stored } of chosen) {
    const reason = caseSealer(loop.personal, townId, row.id, [], stored).text(`${number} ${file.reason}`);
    await keepLook(sql, { id: loop.newId(), caseId: row.id, actorId: actor.id, reason });
  }
  const ground = await loop.grounds.of(townId);
  const writing = { ground, language, months: limits.personalMonths };
  const mark = fullMark(file, asking.now, ground.town.zone, language);
  const cases = chosen.map(({ row: { id, number: name } }) => ({ id, number: name }));
  await keepStep(acting, held, 'export', { note: mark.lines.slice(0, 2).join(' · '), cases });
  const rows = chosen.flatMap((one) => one.own.map((signal) => COLUMNS.map(({ cell }) => cell(one, signal, writing))));
  const headings = COLUMNS.map(({ title }) => title[language]);
  return {
    ...{ number, format: file.format, ...markedRows(headings, oneBatch(rows), mark, language) },
    mark: [...mark.lines, ...markOf(number, writing)],
  };
}

async function* oneBatch(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield rows;
}

interface Writing {
  readonly ground: Ground;
  readonly language: Language;
  /** After which what is personal is erased; 0 never. */
  readonly months: number;
}

interface Column {
  readonly title: Localized;
  readonly cell: (one: FoundCase, signal: OwnSignal, writing: Writing) => Cell;
}

// Of each report what the person gave, and with it what they are to be told: who learned of it, and until when it is kept.
const COLUMNS: readonly Column[] = [
  column('案件编号', 'case number', ({ row }) => row.number),
  column('反映时间', 'reported at', (_, { at }, writing) => timeIn(writing, at)),
  column('姓名', 'name', (_, { who }) => who.name),
  column('联系电话', 'telephone', (_, { who }) => who.phone),
  column('身份证号', 'identity number', (_, { who }) => who.idNumber),
  column('住址', 'address', (_, { who }) => who.address),
  column('反映内容', 'what was reported', ({ opener }, { text, who }) => text && opener.for(knownOf(who))(text)),
  column('反映地点', 'place', ({ opener, row }, { who }) => row.place && opener.for(knownOf(who))(row.place)),
  column('办理状态', 'state', ({ row }, _, { language }) => stateNames[row.state][language]),
  column('知悉单位', 'units it was passed to', ({ row }, _, { ground }) =>
    row.unitIds.flatMap((id) => ground.units.get(id)?.name ?? []).join('；'),
  ),
  column('办结时间', 'ended at', ({ row }, _, writing) => row.closedAt && timeIn(writing, row.closedAt)),
  column('保存至', 'kept until', ({ row }, _, { ground, months }) =>
    row.closedAt && months > 0 ? dayIn(ground.town.zone, monthsAfter(row.closedAt, months)) : null,
  ),
];

function column(zh: string, en: string, cell: Column['cell']): Column {
  return { title: { zh, en }, cell };
}

function timeIn({ ground }: Writing, at: Date): string {
  const format = { timeZone: ground.town.zone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(at);
}

function monthsAfter(at: Date, months: number): Date {
  const later = new Date(at);
  later.setUTCMonth(later.getUTCMonth() + months);
  return later;
}

// What the law has told with a copy: for what it is used, how long it is kept, and where to turn (个人信息保护法 arts. 17, 50).
function markOf(number: string, { language, months }: Writing): Mark {
  if (language === 'zh')
    return [
      `个人信息权利请求 ${number}`,
      '处理目的：受理、办理、核查和回访本人反映的事项',
      months > 0 ? `保存期限：办结后 ${months} 个月，期满自动清除` : '保存期限：未设自动清除',
      '本文件只含申请人本人的信息，文中他人信息已作遮盖',
      '对答复有异议的，可以向本单位申诉，也可以依法向人民法院提起诉讼',
    ];
  return [
    `request about personal data ${number}`,
    'used to take in, handle, check and call back about what the person reported',
    months > 0 ? `kept for ${months} months after a matter has ended, then erased` : 'no age for erasing is set',
    'holds data of who asks only; that of others is masked',
    'whoever objects to the answer may complain to this office or go to court',
  ];
}
