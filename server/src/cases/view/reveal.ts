import type { Revealed } from '@chengyun/contract/reporter';
import type { Actor } from '../../people/actor.ts';
import { caseOpener, tellDeep } from '../../people/personal/opener.ts';
import { hasPieces } from '../../people/personal/pieces.ts';
import { caseSealer, type Vault } from '../../people/personal/sealer.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { isComplainedOf, keyOf } from '../personal/queries.ts';
import { loadCase, loadJournal } from '../store/load-case.ts';
import { type LookLimits, refuseTooMany } from './look-limits.ts';
import { keepLook } from './look-queries.ts';

interface Look {
  readonly townId: string;
  readonly caseId: string;
  readonly actor: Actor;
  readonly reason: string;
}

interface Means {
  readonly personal: Vault;
  readonly newId: () => string;
  /** Most looks of one person. */
  readonly limits: LookLimits;
}

/**
 * What is personal in one case, in full: its reporter, its text and place, and the lines of its journal that hold
 * something sealed. Who looked, when and why is kept, one row for each look; a person may look so often in an hour and in
 * a day. Refuses whoever is of the unit complained of.
 */
export async function revealCase(sql: Sql, { personal, newId, limits }: Means, look: Look): Promise<Revealed> {
  const { townId, caseId, actor, reason } = look;
  const before = await loadCase(sql, caseId);
  if (!before) throw new Refusal('not-found', { what: caseId });
  const { number, fields } = before;
  if (await isComplainedOf(sql, caseId)) throw new Refusal('case.complained-of', { number });
  await refuseTooMany(sql, actor.id, limits);
  const stored = await keyOf(sql, caseId);
  const opener = caseOpener(personal, townId, caseId, stored);
  const [signal] = await sql<{ id: string; person: string | null }[]>`
    select id, person from signal where case_id = ${caseId} order by at, id limit 1`;
  const steps = await loadJournal(sql, caseId);
  // The reason may quote the number it asks for.
  const sealer = caseSealer(personal, townId, caseId, [], stored ?? undefined);
  await keepLook(sql, { id: newId(), caseId, actorId: actor.id, reason: sealer.text(reason) });
  return {
    reporter: signal ? opener.person(signal.id, signal.person) : null,
    text: fields.text && opener.full(fields.text),
    place: fields.place && opener.full(fields.place),
    lines: steps
      .filter(({ input }) => hasPieces(JSON.stringify(input)))
      .map(({ seq, input }) => ({ seq, input: { ...tellDeep(input, opener.full) } })),
  };
}
