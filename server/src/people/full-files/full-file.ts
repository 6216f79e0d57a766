import { type FullFile, type FullFileDecision, fullFileApprovers } from '@chengyun/contract/full-file';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { type Actor, hasRole } from '../actor.ts';
import type { Caller } from '../caller.ts';
import { forbidden } from '../forbidden.ts';
import type { Known } from '../personal/find-personal.ts';
import { withoutNumbers } from '../personal/without-numbers.ts';
import { stateOf } from './life.ts';
import { decideFile, type FullFileRow, fileAsked, insertFile, markTaken, type NewFile } from './queries.ts';
import { fileView } from './view.ts';

/** Who calls, by what, and when. */
export interface Asking {
  readonly actor: Actor;
  readonly via: Caller['via'];
  readonly now: Date;
}

/** Asks for a file in full. Its reason is kept without numbers and without the names that are known. */
export async function askFullFile(
  sql: Sql,
  asking: Asking,
  file: NewFile,
  known: readonly Known[] = [],
): Promise<FullFile> {
  refusePrograms(asking);
  const reason = withoutNumbers(file.reason, known).shown;
  await insertFile(sql, { ...file, reason }, asking.now);
  return viewOf(sql, asking, file.id);
}

/** Approves or refuses what somebody else asked for, once. */
export async function decideFullFile(
  sql: Sql,
  asking: Asking,
  id: string,
  { approve, why }: FullFileDecision,
): Promise<FullFile> {
  refusePrograms(asking);
  const file = await held(sql, id);
  if (!hasRole(asking.actor, ...fullFileApprovers)) {
    throw forbidden(fullFileApprovers);
  }
  if (file.askedById === asking.actor.id) throw new Refusal('full-file.two-people', { about: file.about });
  refuseUnless(file, 'asked', asking.now);
  await decideFile(sql, id, approve, withoutNumbers(why).shown, asking.now);
  return viewOf(sql, asking, id);
}

/** What an approved file is to be made of. */
export interface Granted extends FullFileRow {
  readonly decidedAt: Date;
}

/** Takes what was approved, once and within its time; the caller makes the file in the same transaction. */
export async function takeFullFile(
  sql: Sql,
  asking: Asking,
  id: string,
  about: Pick<FullFile, 'what' | 'aboutId'>,
): Promise<Granted> {
  refusePrograms(asking);
  const file = await held(sql, id);
  if (file.what !== about.what || file.aboutId !== about.aboutId) throw new Refusal('not-found', { what: id });
  if (file.askedById !== asking.actor.id) throw new Refusal('full-file.not-yours', { who: file.askedBy ?? '—' });
  refuseUnless(file, 'approved', asking.now);
  const { decidedAt } = file;
  if (!decidedAt) throw new Error('An approved file says when it was approved');
  await markTaken(sql, id, asking.now);
  return { ...file, decidedAt };
}

// Behind a key may stand the person who asked.
function refusePrograms({ via }: Asking): void {
  if (via !== 'session') throw new Refusal('full-file.persons');
}

async function held(sql: Sql, id: string): Promise<FullFileRow> {
  const file = await fileAsked(sql, id, true);
  if (!file) throw new Refusal('not-found', { what: id });
  return file;
}

function refuseUnless(file: FullFileRow, wanted: 'asked' | 'approved', now: Date): void {
  const { state } = stateOf(file, now);
  if (state !== wanted) throw new Refusal('full-file.not-now', { about: file.about, state: NAMES[state] });
}

const NAMES = {
  asked: { zh: '待审批', en: 'waiting for approval' },
  approved: { zh: '已批准', en: 'approved' },
  refused: { zh: '未批准', en: 'refused' },
  taken: { zh: '已导出', en: 'taken out' },
  expired: { zh: '已过期', en: 'expired' },
} as const;

async function viewOf(sql: Sql, { actor, now }: Asking, id: string): Promise<FullFile> {
  const row = await fileAsked(sql, id);
  if (!row) throw new Refusal('not-found', { what: id });
  return fileView(row, actor, now);
}
