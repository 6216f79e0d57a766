import type { ImportMapping, RowProblem } from '@chengyun/contract/import';
import type { Localized } from '@chengyun/contract/words';
import { maskAddress, maskIdNumber, maskName, maskPhone, maskPiece } from '../../../people/mask.ts';
import {
  findKnown,
  findNumbers,
  findRooms,
  inOrder,
  inOtherWords,
  type Known,
} from '../../../people/personal/find-personal.ts';
import { bareHeading, HEADINGS } from '../rows/headings.ts';
import type { BadRow } from './bad-row-queries.ts';

/** What a file says of a row of which something is masked. */
export const MASKED: RowProblem = {
  path: 'row',
  value: '',
  message: {
    zh: '本行个人信息已遮盖，重新导入前请恢复为原值',
    en: 'personal data is masked; put back what it was before you send the corrected row',
  } satisfies Localized,
};

type Mask = (cell: string) => string;

/** Masks rows of a list of cases as every view masks a case; a row of which nothing is hidden comes back itself. */
export function masksOf(headings: readonly string[], { columns }: Pick<ImportMapping, 'columns'>) {
  const kinds = headings.map((heading) => kindOf(heading, columns));
  return (row: BadRow): BadRow => {
    const { rowNumber, cells, problems } = row;
    const known = kinds.flatMap((kind, at): Known[] => {
      const value = cells[at]?.trim() ?? '';
      return kind === 'name' || kind === 'phone' ? [{ kind, value }] : [];
    });
    const shown = cells.map((cell, at) => MASKS[kinds[at] ?? 'words'](known)(cell));
    if (shown.every((cell, at) => cell === cells[at])) return row;
    const quoted = problems.map((one) => ({
      ...one,
      value: inCell(one.value, cells, shown) ?? words(known)(one.value),
    }));
    return { rowNumber, cells: shown, problems: quoted };
  };
}

// What a problem quotes is mostly a whole cell: it is told as that cell is shown.
function inCell(value: string, cells: readonly string[], shown: readonly string[]): string | undefined {
  const at = cells.findIndex((cell) => cell.trim() === value);
  return at < 0 ? undefined : shown[at];
}

type Kind = 'name' | 'phone' | 'id' | 'address' | 'words' | 'plain';

const words =
  (known: readonly Known[]): Mask =>
  (cell) =>
    inOtherWords(cell, inOrder([...findNumbers(cell), ...findKnown(cell, known), ...findRooms(cell)]), masked);

function masked({ kind, value }: Known): string {
  return maskPiece(kind, value) ?? '***';
}

const MASKS: Readonly<Record<Kind, (known: readonly Known[]) => Mask>> = {
  name: () => (cell) => maskName(cell.trim()) ?? '',
  phone: () => (cell) => maskPhone(cell.trim()) ?? '',
  id: () => (cell) => maskIdNumber(cell.trim()) ?? '',
  address: () => (cell) => maskAddress(cell.trim()) ?? '',
  words,
  plain: () => (cell) => cell,
};

/** Columns that tell of no person, and whose signs must stay as they are: numbers of cases, times, places on the ground, classes. */
const PLAIN: readonly string[] = [
  ...['externalNumber', 'lon', 'lat', 'reportedAt', 'targetAt', 'closedAt'],
  ...['category', 'unitName', 'source', 'matter'],
];

const headingsOf = (list: string) => new Set(list.split(' ').map(bareHeading));
const [NAMES, PHONES] = [headingsOf(HEADINGS.reporterName), headingsOf(HEADINGS.reporterPhone)];

// A list may hold a second person, or what no field of ours takes: such columns are known by their headings.
function kindOf(heading: string, columns: ImportMapping['columns']): Kind {
  const field = Object.entries(columns).find(([, name]) => name === heading)?.[0];
  const bare = bareHeading(heading);
  if (field === 'reporterName' || (!field && NAMES.has(bare))) return 'name';
  if (field === 'reporterPhone' || (!field && PHONES.has(bare))) return 'phone';
  if (/身份证|证件号|idnumber|idcard/.test(bare)) return 'id';
  if (/住址|家庭地址|联系地址|homeaddress/.test(bare)) return 'address';
  return field !== undefined && PLAIN.includes(field) ? 'plain' : 'words';
}
