import type { PublishedMonth } from '@chengyun/contract/measures-periods';
import { systemActor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Rebuilding } from '../again/rebuild-measures.ts';
import { inSnapshot } from '../rolls/in-snapshot.ts';
import { hasMonths, isNothing, isSame, type Line, lineKey, linesOf } from './lines.ts';
import { isOver } from './month.ts';
import { allPublishedLines, holdMonth, insertPublication, publicationsOf } from './published-queries.ts';

/** A month to be published, and why, if it was before. */
export interface Publishing {
  readonly townId: string;
  readonly month: string;
  readonly reason: string | null;
  readonly now: Date;
}

/**
 * Keeps the figures of a month for good, as they are at one moment. A month that was published before gets a new version
 * beside the others, with a reason, if any figure has changed.
 */
export async function publishMonth(rebuilding: Rebuilding, sql: Sql, publishing: Publishing): Promise<PublishedMonth> {
  const { townId, month, reason, now } = publishing;
  const { zone } = (await rebuilding.loop.grounds.of(townId)).town;
  if (!isOver(month, zone, now)) throw new Refusal('measure.month-not-over', { month });
  await holdMonth(sql, townId, month);
  const last = (await publicationsOf(sql, month)).at(-1);
  if (last && reason === null) throw new Refusal('measure.month-published', { month, version: last.version });
  const lines = await countMonth(rebuilding, townId, month, now);
  if (last && areSame(await allPublishedLines(sql, month, last.version), lines)) {
    throw new Refusal('measure.month-unchanged', { month, version: last.version });
  }
  await insertPublication(sql, { month, version: (last?.version ?? 0) + 1, at: now, reason }, lines);
  const versions = await publicationsOf(sql, month);
  return { month, versions: versions.map(({ month: _, ...version }) => version) };
}

/** All figures of a month, of one moment; of one measure with its groups, or of the whole of each. */
export async function countMonth(
  rebuilding: Rebuilding,
  townId: string,
  month: string,
  now: Date,
  only?: { readonly measure: string | null },
): Promise<readonly Line[]> {
  const ground = await rebuilding.loop.grounds.of(townId);
  const measures = rebuilding.catalogue(ground);
  const wanted = measures.all.filter((one) => hasMonths(one) && (!only?.measure || one.id === only.measure));
  return inSnapshot(rebuilding.loop.pool, townId, async (sql) => {
    const asker = { sql, ground, measures, actor: systemActor, now };
    const lines: Line[] = [];
    const groups = !only || only.measure !== null;
    for (const measure of wanted) lines.push(...(await linesOf(asker, measure, month, { groups })));
    return lines.filter((line) => line.by === '' || !isNothing(line));
  });
}

function areSame(one: readonly Line[], other: readonly Line[]): boolean {
  const known = new Map(one.map((line) => [lineKey(line), line]));
  return one.length === other.length && other.every((line) => isSame(known.get(lineKey(line)) ?? null, line));
}
