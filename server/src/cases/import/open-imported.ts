import type { Sql } from '../../support/db/connect.ts';
import type { Loop } from '../loop.ts';
import { dayIn } from '../number.ts';
import { insertWholeCases } from '../store/bulk-insert.ts';
import { type Imported, importedCase } from './imported-case.ts';

/** What became of a batch: new cases, and rows whose case was there already. */
export interface OpenedBatch {
  readonly added: number;
  readonly known: number;
  /** Of the new ones, those that have no class of the pack, and no unit of the town. */
  readonly withoutClass: number;
  readonly withoutUnit: number;
}

/** Opens a batch of imported rows in the caller's transaction; a source's external number is taken only once. */
export async function openImported(
  loop: Loop,
  sql: Sql,
  townId: string,
  rows: readonly Imported[],
): Promise<OpenedBatch> {
  const ground = await loop.grounds.of(townId);
  const known = await knownNumbers(sql, rows);
  const fresh = new Map(rows.map((row) => [keyOf(row), row]));
  for (const key of known) fresh.delete(key);
  const serials = await serialsByDay(loop, townId, ground.town.zone, [...fresh.values()]);
  const whole = [...fresh.values()].map((row) => {
    const day = dayIn(ground.town.zone, row.reportedAt);
    const serial = serials.get(day) ?? 1;
    serials.set(day, serial + 1);
    return importedCase(row, { ground, serial, newId: loop.newId, now: loop.now() });
  });
  await insertWholeCases(sql, { personal: loop.personal, townId }, whole);
  return {
    added: whole.length,
    known: rows.length - whole.length,
    withoutClass: whole.filter(({ aggregate }) => aggregate.fields.categoryCode === null).length,
    withoutUnit: whole.filter(({ aggregate }) => aggregate.fields.leadUnitId === null).length,
  };
}

function keyOf({ source, externalNumber }: Pick<Imported, 'source' | 'externalNumber'>): string {
  return `${source} ${externalNumber}`;
}

async function knownNumbers(sql: Sql, rows: readonly Imported[]): Promise<readonly string[]> {
  const sources = [...new Set(rows.map((row) => row.source))];
  const numbers = rows.map((row) => row.externalNumber);
  const known = await sql<{ source: string; externalNumber: string }[]>`
    select source, external_number as "externalNumber" from cases
    where source = any (${sources}) and external_number = any (${numbers})
  `;
  return known.map(keyOf);
}

async function serialsByDay(
  loop: Loop,
  townId: string,
  zone: string,
  rows: readonly Imported[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const day = dayIn(zone, row.reportedAt);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const taken = [...counts].map(async ([day, count]) => [day, await loop.serials(townId, day, count)] as const);
  return new Map(await Promise.all(taken));
}
