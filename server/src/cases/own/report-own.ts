import type { CaseReceipt } from '@chengyun/contract/case-list';
import type { NewOwnCase, OwnKind, OwnRating } from '@chengyun/contract/own-case';
import { outsideRoles } from '@chengyun/contract/words';
import { type Actor, hasRole } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { InTown } from '../act.ts';
import type { Loop } from '../loop.ts';
import { actAny } from '../routes/act-any.ts';
import { receipt, report } from '../routes/calls.ts';
import { loadCase } from '../store/load-case.ts';
import { namesOfPeople } from '../view/detail-queries.ts';
import { ownReportsSince } from './own-cases.ts';
import { mayRate } from './own-story.ts';

const DAY = 86_400_000;
/** Reports one account may make within a day: more than anybody has, fewer than a flood. */
const MOST_A_DAY = 30;

/** The kinds of case that the actor may report, of the newest packs. */
export function ownKinds(ground: Ground, actor: Actor): readonly OwnKind[] {
  const ids = new Set(ground.packs.flatMap(({ data }) => data.kinds.map(({ id }) => id)));
  return [...ids].flatMap((id) => {
    const kind = ground.kind(id)?.kind;
    if (!kind || !hasRole(actor, ...kind.reporters) || !kind.sources.includes(sourceOf(actor))) return [];
    return [{ id, name: kind.name, placeNeeded: kind.place === 'required' }];
  });
}

/** The source of what people from outside report is who they are. */
function sourceOf(actor: Actor): string {
  return outsideRoles.find((role) => hasRole(actor, role)) ?? 'resident';
}

type Reporting = {
  readonly townId: string;
  readonly actor: Actor;
  readonly given: NewOwnCase;
  readonly serial: number;
  readonly now: Date;
};

/** 上报 by a company or a resident: the account is the reporter. */
export async function reportOwn(
  loop: Loop,
  sql: Sql,
  { townId, actor, given, serial, now }: Reporting,
): Promise<CaseReceipt> {
  const made = await ownReportsSince(sql, actor, new Date(now.getTime() - DAY));
  if (made >= MOST_A_DAY) throw new Refusal('case.own-too-many', { most: MOST_A_DAY });
  const { phone, ...facts } = given;
  const name = (await namesOfPeople(sql, [actor.id])).get(actor.id);
  const reporter = { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) };
  return report(loop, sql, townId, actor, { ...facts, source: sourceOf(actor), reporter }, serial);
}

/** 回访 by the reporter's own hand: once for each answer. */
export async function rateOwn(
  loop: Loop,
  world: InTown,
  actor: Actor,
  caseId: string,
  rating: OwnRating,
): Promise<CaseReceipt> {
  const before = await loadCase(world.sql, caseId);
  if (!before) throw new Refusal('not-found', { what: caseId });
  const { number, state, version, fields } = before;
  if (!mayRate(state, fields.satisfaction)) throw new Refusal('case.own-not-to-rate', { number });
  const input = { reached: true, ...rating };
  return receipt(await actAny(loop, world, { caseId, action: 'call_back', input, actor, seen: version }));
}
