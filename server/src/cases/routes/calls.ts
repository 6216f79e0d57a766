import type { NewCase } from '@chengyun/contract/case';
import type { CaseReceipt } from '@chengyun/contract/case-list';
import postgres from 'postgres';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import type { Loop } from '../loop.ts';
import { dayIn } from '../number.ts';
import { openCase, signalRow, storeOpening } from '../open-case.ts';
import { sealReport } from '../personal/seal-report.ts';

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
  const ids = { townId, caseId: loop.newId(), signalId: loop.newId() };
  const sealed = sealReport(loop.personal, ids, given);
  const opening = openCase(sealed.report, { ground, actor, now: loop.now(), id: ids.caseId, serial });
  const { attachmentIds = [] } = given;
  const heard = { signal: signalRow(ids.caseId, sealed, opening.step.at), attachmentIds, sealed: sealed.rows };
  await storeOpening(loop, sql, ground, opening, heard).catch((error: unknown) => tellKnown(error, given));
  return receipt(opening.aggregate);
}

// The store itself keeps a source's number single, so that two reports at the same time cannot both be taken.
function tellKnown(error: unknown, { source, externalNumber = '' }: NewCase): never {
  if (error instanceof postgres.PostgresError && error.constraint_name === 'cases_external') {
    throw new Refusal('case.known', { source, number: externalNumber });
  }
  throw error;
}
