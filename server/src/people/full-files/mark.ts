import type { Cell, Mark } from '../../support/files/write-table.ts';
import type { Language } from '../../support/http/language.ts';
import type { Granted } from './full-file.ts';

/** The headings of the column by which every row of a file in full says whose file it is. */
export const MARK_HEADINGS: Readonly<Record<Language, string>> = { zh: '导出标记', en: 'Taken out by' };

/** The watermark of a file in full: lines that go with it, and the words every row of it bears. */
export interface FullMark {
  readonly lines: Mark;
  readonly row: string;
}

/** The watermark of a file that holds nothing personal in full: who took it out, and when by the town's clock. */
export function maskedMark(by: string, now: Date, zone: string, language: Language): Mark {
  const at = clockIn(zone)(now);
  return language === 'zh'
    ? [`导出人：${by}`, `导出时间：${at}`, '仅限工作使用，不含个人信息全文']
    : [`taken out by ${by}`, `at ${at}`, 'for work only; nothing personal in full'];
}

function clockIn(zone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => format.format(instant);
}

/** Who asked, who approved, and when, by the town's clock. */
export function fullMark(file: Granted, now: Date, zone: string, language: Language): FullMark {
  const at = clockIn(zone);
  const [asker, approver] = [file.askedBy ?? '—', file.decidedBy ?? '—'];
  const id = file.id.slice(-12);
  if (language === 'zh')
    return {
      lines: [
        `申请人：${asker}（${at(file.askedAt)}）`,
        `批准人：${approver}（${at(file.decidedAt)}）`,
        `导出时间：${at(now)}`,
        `导出编号：${id}`,
        '含未脱敏个人信息，仅限批准事由使用，用毕删除',
      ],
      row: `${asker}申请 ${approver}批准 ${at(now)} ${id}`,
    };
  return {
    lines: [
      `asked for by ${asker} (${at(file.askedAt)})`,
      `approved by ${approver} (${at(file.decidedAt)})`,
      `taken out at ${at(now)}`,
      `file ${id}`,
      'holds personal data in full: for the reason approved only, then to be deleted',
    ],
    row: `asked by ${asker}, approved by ${approver}, ${at(now)}, ${id}`,
  };
}

/** A table of which every row ends with its watermark: a row that is copied out of the file takes it along. */
export function markedRows(
  headings: readonly string[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
  mark: FullMark,
  language: Language,
): { readonly headings: readonly string[]; readonly rows: AsyncIterable<readonly (readonly Cell[])[]> } {
  return { headings: [...headings, MARK_HEADINGS[language]], rows: each(rows, mark.row) };
}

async function* each(rows: AsyncIterable<readonly (readonly Cell[])[]>, words: string) {
  for await (const batch of rows) yield batch.map((row) => [...row, words]);
}
