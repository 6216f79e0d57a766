import { isDeepStrictEqual } from 'node:util';
import type { Pool } from '../support/db/connect.ts';
import type { Actor } from './actor.ts';
import type { Staying } from './caller.ts';
import { keysAndScreensThatHold, type SessionPerson, sessionStandings, type TownStanding } from './caller-queries.ts';

type Means = {
  readonly sql: Pool;
  /** Who the person of a session is in a town now; nothing when the session has ended. */
  readonly actorOf: (townId: string, found: SessionPerson & TownStanding) => Promise<Actor | undefined>;
};

/**
 * Of each whether they are still who they were when they were let in: with two questions for however many there are. It
 * is no use of the session, which ends for who does nothing else.
 */
export async function whoStays({ sql, actorOf }: Means, staying: readonly Staying[]): Promise<readonly boolean[]> {
  const sessions = staying.flatMap(({ townId, caller: { session } }) => (session ? [{ townId, token: session }] : []));
  const others = staying.flatMap(({ caller: { session, actor } }) => (session ? [] : [actor.id]));
  const [standings, holding] = await Promise.all([
    sessions.length > 0 ? sessionStandings(sql, sessions) : [],
    others.length > 0 ? keysAndScreensThatHold(sql, others) : [],
  ]);
  const found = new Map(standings.map((one) => [`${one.townId} ${one.token}`, one]));
  const held = new Set(holding);
  return Promise.all(
    staying.map(async ({ townId, caller: { session, actor } }) => {
      if (!session) return held.has(actor.id);
      const standing = found.get(`${townId} ${session}`);
      return standing !== undefined && isDeepStrictEqual(await actorOf(townId, standing), actor);
    }),
  );
}
