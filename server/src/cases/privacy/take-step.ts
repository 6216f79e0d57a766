import type { PrivacyStepName } from '@chengyun/contract/privacy-request';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Loop } from '../loop.ts';
import { privacyLife, stepObstacle } from './life.ts';
import { privacyNames } from './names.ts';
import { type OpenRequest, openRequest } from './open-request.ts';
import { insertStep, type Moved, moveRequest, type RequestRow, requestOf, type StepDetail } from './queries.ts';

/** Who acts on which request, in one transaction. */
export interface Acting {
  readonly sql: Sql;
  readonly loop: Loop;
  readonly townId: string;
  readonly actor: Actor;
  readonly id: string;
}

/** A request that is held for a step, opened. */
export interface Held extends OpenRequest {
  readonly row: RequestRow;
}

type Step = Exclude<PrivacyStepName, 'receive'>;

/** Holds a request for a step; refuses one that is not there, not so far, or of another kind. */
export async function holdFor({ sql, loop, townId, id }: Acting, step: Step): Promise<Held> {
  const row = await requestOf(sql, id, true);
  if (!row) throw new Refusal('not-found', { what: id });
  const { number, state, kind } = row;
  const name = privacyNames.step[step];
  const obstacle = stepObstacle(step, row);
  if (obstacle === 'kind')
    throw new Refusal('privacy.not-this-kind', { number, kind: privacyNames.kind[kind], step: name });
  if (obstacle === 'state')
    throw new Refusal('privacy.not-now', { number, state: privacyNames.state[state], step: name });
  return { ...openRequest(loop.personal, townId, row), row };
}

interface Told extends Omit<StepDetail, 'number' | 'note'> {
  /** In clear; it is kept sealed. */
  readonly note?: string | undefined;
}

/** Writes the step of a held request, and moves it on where the step does. */
export async function keepStep(
  { sql, loop, id }: Acting,
  { row, note: sealed }: Held,
  step: Step,
  { note, ...told }: Told,
  moved: Pick<Moved, 'identity' | 'outcome' | 'ground'> = {},
): Promise<void> {
  const at = loop.now();
  const detail = { number: row.number, ...told, ...(note === undefined ? {} : { note: sealed(note) }) };
  await insertStep(sql, id, { at, action: step, detail });
  const { to } = privacyLife[step];
  if (to) await moveRequest(sql, id, { ...moved, state: to, endedAt: to === 'verified' ? null : at });
}
