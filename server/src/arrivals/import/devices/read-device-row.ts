import { type DeviceProtocol, protocolsWithCertificates } from '@chengyun/contract/device';
import type { DeviceField, ImportMapping, RowProblem } from '@chengyun/contract/import';
import { readDialectText as gbt26875 } from '@chengyun/protocols/gbt26875/dialect';
import { readDialectText as hj212 } from '@chengyun/protocols/hj212/dialect';
import type { TableRow } from '../read/table-row.ts';
import type { RowResult } from '../rows/import-row.ts';
import { readPosition } from '../rows/read-position.ts';
import { columnsOf } from '../rows/row-plan.ts';
import { FAULTS, problem, tooLong } from '../rows/row-problem.ts';
import { type CellOf, type Note, textOf } from '../rows/to-import-row.ts';
import { DEVICE_FAULTS, repeated } from './device-faults.ts';
import type { DeviceRow, DeviceWords } from './device-row.ts';
import { idFault } from './external-id.ts';
import { protocolOf } from './protocol-words.ts';

// As the contract of a new device bounds them.
const MOST: Partial<Readonly<Record<DeviceField, number>>> = {
  externalId: 128,
  name: 120,
  model: 128,
  building: 120,
  place: 200,
  parent: 128,
  secret: 128,
  certificate: 128,
};
const LEAST_SECRET = 6;
const DIALECTS: Partial<Readonly<Record<DeviceProtocol, (text: string) => { readonly ok: boolean }>>> = {
  gbt26875,
  hj212,
};

/** Reads rows of a list of devices one after the other, and notes what was in the list before. */
export type DeviceReader = (row: TableRow) => RowResult<DeviceRow>;

/** A reader for a file with these headings. Its memory grows by one short text a row, for a device stands in a list once. */
export function deviceReader(headings: readonly string[], mapping: ImportMapping, words: DeviceWords): DeviceReader {
  const column = columnsOf(headings, mapping);
  const seen = new Map<string, number>();
  return ({ rowNumber, cells, broken }) => {
    if (broken) return { ok: false, rowNumber, problems: [problem('row', cells.join(' '), broken)] };
    const problems: RowProblem[] = [];
    const cell: CellOf = (field) => textOf(cells, column[field]);
    const row = readRow(rowNumber, cell, mapping, words, (found) => problems.push(found));
    if (!row || problems.length > 0) return { ok: false, rowNumber, problems };
    const key = `${row.protocol} ${row.externalId.toLowerCase()}`;
    const before = seen.get(key);
    if (before !== undefined)
      return { ok: false, rowNumber, problems: [problem('externalId', row.externalId, repeated(before))] };
    seen.set(key, rowNumber);
    return { ok: true, row };
  };
}

function readRow(
  rowNumber: number,
  cell: CellOf,
  mapping: ImportMapping,
  words: DeviceWords,
  note: Note,
): DeviceRow | undefined {
  for (const [field, most] of Object.entries(MOST) as [DeviceField, number][]) {
    if (cell(field).length > most) note(problem(field, cell(field), tooLong(most)));
  }
  const protocol = readProtocol(cell('protocol'), mapping, note);
  const [externalId, name] = [cell('externalId'), cell('name')];
  if (externalId === '') note(problem('externalId', '', FAULTS.missing));
  if (name === '') note(problem('name', '', FAULTS.missing));
  const fault = protocol && externalId !== '' ? idFault(protocol, externalId) : undefined;
  if (fault) note(problem('externalId', externalId, fault));
  const [secret, certificate] = [cell('secret'), cell('certificate')];
  if (secret !== '' && secret.length < LEAST_SECRET) note(problem('secret', secret, DEVICE_FAULTS.secret));
  if (certificate !== '' && (secret !== '' || (protocol && !protocolsWithCertificates.includes(protocol))))
    note(problem('certificate', certificate, DEVICE_FAULTS.certificate));
  const dialect = readDialect(cell('dialect'), protocol, note);
  const profileId = readProfile(cell('profile'), mapping, words, note);
  const areaCode = readArea(cell('community'), words, note);
  const position = readPosition(cell, mapping.crs ?? 'wgs84', note);
  if (!protocol) return undefined;
  return {
    ...{ rowNumber, protocol, externalId, name },
    ...given({ profileId, dialect, areaCode, secret, certificate, model: cell('model'), parent: cell('parent') }),
    ...given({ building: cell('building'), place: cell('place') }),
    ...position,
  };
}

/** The texts that say something. */
function given<K extends string>(texts: Readonly<Record<K, string | undefined>>): { readonly [P in K]?: string } {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as { readonly [P in K]?: string };
}

function readProtocol(word: string, mapping: ImportMapping, note: Note): DeviceProtocol | undefined {
  const found = word === '' ? mapping.protocol : (mapping.values?.protocol?.[word] ?? protocolOf(word));
  if (!found) note(problem('protocol', word, word === '' ? FAULTS.missing : DEVICE_FAULTS.protocol));
  return found;
}

function readProfile(word: string, mapping: ImportMapping, { profiles }: DeviceWords, note: Note): string | undefined {
  if (word === '') return mapping.profile;
  const found = mapping.values?.profile?.[word] ?? profiles.get(word.toLowerCase());
  if (!found) note(problem('profile', word, DEVICE_FAULTS.profile));
  return found;
}

function readArea(word: string, { areas }: DeviceWords, note: Note): string | undefined {
  if (word === '') return undefined;
  const found = areas.get(word.toLowerCase());
  if (!found) note(problem('community', word, DEVICE_FAULTS.area));
  return found;
}

function readDialect(word: string, protocol: DeviceProtocol | undefined, note: Note): string | undefined {
  if (word === '' || !protocol) return undefined;
  if (!DIALECTS[protocol]?.(word).ok) note(problem('dialect', word, DEVICE_FAULTS.dialect));
  return word;
}
