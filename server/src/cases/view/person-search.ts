import type { Role } from '@chengyun/contract/words';
import { type Actor, hasRole } from '../../people/actor.ts';
import { type AuditEntry, insertEntry } from '../../people/audit/entry.ts';
import { digestsOf } from '../../people/personal/digests.ts';
import type { Vault } from '../../people/personal/sealer.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { LookLimits } from './look-limits.ts';
import { isOfSomebody, type PersonDigests, personsAsked } from './search.ts';

/** Who may look at a reporter in full may also search for one. */
export const lookers: readonly Role[] = ['intake', 'dispatcher', 'chief', 'unit'];

/** A desk searches for the number of each who calls and looks at few of them in full. */
const SEARCHES_A_LOOK = 2;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A mobile or landline number, or an identity number: what a masked one could be guessed as. */
const WHOLE = /^(?:\+?86)?1[3-9]\d{9}$|^0\d{9,11}$|^\d{17}[\dXx]$|^\d{15}$/;

interface Asked {
  readonly townId: string;
  readonly actor: Actor;
  readonly q: string | undefined;
  /** Whether the request leaves a row in the audit trail by itself. */
  readonly isTold?: boolean;
}

/** Gives the digests by which the persons of a search are found, or nothing where it finds words only. */
export type PersonSearches = (sql: Sql, asked: Asked) => Promise<PersonDigests | undefined>;

interface Means {
  readonly personal: Vault;
  readonly limits: () => Promise<LookLimits>;
  readonly now: () => number;
}

/**
 * Counts for whom each person searches: a masked number must not be found by trying. A whole number counts whether it is
 * of somebody or not, a name or part only when it is; each once a day, with a row in the audit trail that does not tell it.
 */
export function makePersonSearches({ personal, limits, now }: Means): PersonSearches {
  const known = new Map<string, Map<string, number>>();
  return async (sql, { townId, actor, q, isTold = false }) => {
    const text = q?.trim();
    if (!text || !hasRole(actor, ...lookers)) return undefined;
    const digests = digestsOf(personal, townId);
    const found = personsAsked(text).flatMap(({ kind, value }) => digests(kind, value));
    const [first] = found;
    if (!first) return undefined;
    const isWhole = WHOLE.test(text.replaceAll(/[ ()-]/g, ''));
    if (!isWhole && !(await isOfSomebody(sql, found))) return undefined;
    // By its digest, so that no number is kept in memory.
    const [who, whom, at] = [`${townId} ${actor.id}`, first.toString('hex'), now()];
    const theirs = lately(known.get(who), at);
    known.set(who, theirs);
    if (theirs.has(whom)) return digests;
    refuseTooMany([...theirs.values()], at, await limits());
    theirs.set(whom, at);
    if (!isTold) await insertEntry(sql, entry);
    return digests;
  };
}

const entry: AuditEntry = {
  kind: 'look',
  action: 'GET /cases',
  ok: true,
  ...{ status: null, code: null, agent: null, objectType: null, objectId: null, detail: { query: { q: '…' } } },
};

function lately(theirs: ReadonlyMap<string, number> | undefined, now: number): Map<string, number> {
  return new Map([...(theirs ?? [])].filter(([, at]) => now - at < DAY));
}

function refuseTooMany(instants: readonly number[], now: number, { looksPerHour, looksPerDay }: LookLimits): void {
  const spans = [
    { ms: HOUR, most: looksPerHour * SEARCHES_A_LOOK, span: { zh: '1 小时', en: 'hour' } },
    { ms: DAY, most: looksPerDay * SEARCHES_A_LOOK, span: { zh: '24 小时', en: 'day' } },
  ];
  for (const { ms, most, span } of spans) {
    const used = instants.filter((at) => now - at < ms).length;
    if (used >= most) throw new Refusal('case.searched-often', { used, most, span });
  }
}
