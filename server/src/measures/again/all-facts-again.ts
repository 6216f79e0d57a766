import { availableParallelism } from 'node:os';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { type FactsAgain, factsAgain } from './facts-again.ts';
import { addressOf, factsInChild } from './facts-in-child.ts';
import { ALL } from './journal-lines.ts';
import type { Remaking } from './remaking.ts';

/** So many cases that a second process is worth starting. */
const MANY = 50_000;

/** Makes every fact of a town anew; of a large one half in a process beside this one, if there is a core for it. */
export async function allFactsAgain(loop: Remaking, townId: string, many = MANY): Promise<FactsAgain> {
  const url = availableParallelism() > 1 ? addressOf(loop.pool) : null;
  const middle = url === null ? null : await middleOf(loop, townId, many);
  if (url === null || middle === null) return factsAgain(loop, townId);
  const other = factsInChild({ url, townId, stretch: { after: middle, until: null } });
  try {
    const own = factsAgain(loop, townId, { after: ALL.after, until: middle });
    const [one, two] = await Promise.all([own, other.done]);
    return { cases: one.cases + two.cases, missing: one.missing + two.missing, wrong: one.wrong + two.wrong };
  } finally {
    other.stop();
  }
}

/** The id in the middle of all cases; null when there are few. */
function middleOf({ pool }: Remaking, townId: string, many: number): Promise<string | null> {
  return inTown(pool, townId, systemActor, async (sql) => {
    const [all] = await sql<{ n: number }[]>`select count(*)::int as n from cases`;
    if (!all || all.n < many) return null;
    const [row] = await sql<{ id: string }[]>`select id from cases order by id offset ${Math.floor(all.n / 2)} limit 1`;
    return row?.id ?? null;
  });
}
