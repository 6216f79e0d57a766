import type { NewCase } from '@chengyun/contract/case';
import type { CaseReceipt } from '@chengyun/contract/case-list';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import type { Loop } from '../loop.ts';
import { dayIn } from '../number.ts';
import { openCase, storeOpening } from '../open-case.ts';

/** What a new case or an action answers. */
export function receipt({ id, number, version, state }: CaseAggregate): CaseReceipt {
  return { id, number, version, state };
}

/** Takes a serial for today's number; done before the case's own transaction. */
export async function serialFor(loop: Loop, townId: string): Promise<number> {
  const ground = await loop.grounds.of(townId);
  return loop.serials(townId, dayIn(ground.town.zone, loop.now()), 1);
}

/** 上报: opens and stores one case. */
export async function report(
  loop: Loop,
  sql: Sql,
  townId: string,
  actor: Actor,
  given: NewCase,
  serial: number,
): Promise<CaseReceipt> {
  const ground = await loop.grounds.of(townId);
  const opening = openCase(given, { ground, actor, now: loop.now(), id: loop.newId(), serial });
  await storeOpening(loop, sql, ground, given, opening);
  return receipt(opening.aggregate);
}
