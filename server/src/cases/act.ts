import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { COMPANY } from '@chengyun/contract/ground';
import { stateNames } from '@chengyun/contract/names';
import type { Actor } from '../people/actor.ts';
import type { Sql } from '../support/db/connect.ts';
import { together } from '../support/db/together.ts';
import { Refusal } from '../support/http/refusal.ts';
import type { Ground } from '../town/ground/ground.ts';
import { findCategory, findCondition } from '../town/packs/lookups.ts';
import type { CaseAggregate, Step } from './life/aggregate.ts';
import type { Loop } from './loop.ts';
import { codesAt, namesOf } from './open-case.ts';
import { asksForRepeats, repeatsFound, withFound } from './repeats/judge.ts';
import { caseWords, wordsChanged } from './search-fields.ts';
import type { StepContext } from './steps/context.ts';
import { decideAction, foldStep, looksBack, momentFor, type OwnAction, stepOf, type Taken } from './steps/next-step.ts';
import { attachFiles } from './store/attach-files.ts';
import { glanceOf } from './store/glance.ts';
import { loadCase, loadJournal, lockCases } from './store/load-case.ts';
import { updateCase } from './store/save-case.ts';

/** One action asked for: what, on which case, by whom, having seen which version. */
export interface Asked<A extends ActionName = ActionName> {
  readonly caseId: string;
  readonly action: A;
  readonly input: ActionInput<A>;
  readonly actor: Actor;
  /** The version the actor looked at; null when it does not matter (the system's own steps). */
  readonly seen: number | null;
}

/** The world of one transaction in a town. */
export interface InTown {
  readonly sql: Sql;
  readonly ground: Ground;
}

// Who has come too late so often holds the case before looking at it.
const TRIES = 3;

/**
 * Takes one action on a case: loads it, asks the life table, decides, folds, stores. All or nothing with the transaction.
 * Nobody is kept waiting: of two who act at once the second finds that the version moved, and decides anew.
 */
export async function actOnCase<A extends ActionName>(
  loop: Loop,
  world: InTown,
  asked: Asked<A>,
): Promise<CaseAggregate> {
  const { action, actor, input, caseId } = asked;
  if (!isOwn(action)) throw new Error(`${action} takes more than one case`);
  const known = await actOnKnown(loop, world, asked as Asked<OwnAction>);
  if (known) return known;
  for (let tries = 1; ; tries++) {
    const before = tries > TRIES ? await caseFor(world, asked) : asSeen(asked, await loadCase(world.sql, caseId));
    const context = contextFor(loop, world.ground, before, actor);
    const journal = looksBack(action) ? await loadJournal(world.sql, before.id) : [];
    const decided = decideAction<OwnAction>(context, action, input as ActionInput<OwnAction>, journal);
    const after = await tryStep(loop, world, before, { action, input, actor, decided, at: context.now });
    if (after) return after;
    if (tries > TRIES) throw changed(before, before.version);
  }
}

/**
 * Takes an action on a case that need not be read, for the version that the actor saw was stored here. Null, and nothing
 * is stored, when it must be: it is not known, has moved elsewhere, is not the actor's to see, or the action is refused,
 * which only who may see the case is told.
 */
async function actOnKnown(
  loop: Loop,
  world: InTown,
  { action, actor, input, caseId, seen }: Asked<OwnAction>,
): Promise<CaseAggregate | null> {
  const before = seen === null || looksBack(action) ? undefined : loop.known.at(world.ground.town.id, caseId, seen);
  if (!before) return null;
  const context = contextFor(loop, world.ground, before, actor);
  const decided = decidedOrRefused(() => decideAction<OwnAction>(context, action, input, []));
  return decided && tryStep(loop, world, before, { action, input, actor, decided, at: context.now });
}

function decidedOrRefused<T>(decide: () => T): T | null {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * Loads a case and holds it until the transaction ends, for what takes several steps: of two who act at once the second
 * waits here and then sees what the first did. Refuses a version that is not the one the actor saw.
 */
export async function caseFor({ sql }: InTown, asked: Pick<Asked, 'caseId' | 'seen'>): Promise<CaseAggregate> {
  const [, before] = await together([lockCases(sql, [asked.caseId]), loadCase(sql, asked.caseId)]);
  return asSeen(asked, before);
}

function asSeen({ caseId, seen }: Pick<Asked, 'caseId' | 'seen'>, before: CaseAggregate | null): CaseAggregate {
  if (!before) throw new Refusal('not-found', { what: caseId });
  if (seen !== null && seen !== before.version) throw changed(before, seen);
  return before;
}

/** Folds a decided step into a case that is held, and stores both; `at` is the instant of the decision, now unless told. */
export async function takeStep(
  loop: Loop,
  world: InTown,
  before: CaseAggregate,
  taken: Taken & { readonly at?: Date },
): Promise<CaseAggregate> {
  const after = await tryStep(loop, world, before, taken);
  if (!after) throw changed(before, before.version);
  return after;
}

/** The same for a case that is not held: null, and nothing is stored, when somebody else acted first. */
async function tryStep(
  loop: Loop,
  world: InTown,
  before: CaseAggregate,
  taken: Taken & { readonly at?: Date },
): Promise<CaseAggregate | null> {
  const { sql, ground } = world;
  const { step, after } = await folded(loop, world, before, taken);
  const pack = ground.pack(after.fields.policyId, after.fields.policyVersion);
  const glance = glanceOf(after, pack.ladder, ground.calendar, loop.now());
  const words = wordsChanged(before.fields, after.fields)
    ? caseWords(after.number, after.fields, namesOf(pack, ground, after.fields))
    : null;
  const { attachmentIds, before: photosBefore, after: photosAfter } = step.input;
  const undoMinutes = pack.kinds.find(({ id }) => id === after.fields.kind)?.quotas.undoMinutes ?? 0;
  const undoUntil = new Date(loop.now().getTime() + undoMinutes * 60_000);
  const stored = await updateCase(sql, ground.town.id, before, { after, step, glance, words, undoUntil });
  if (!stored) return null;
  await attachFiles(sql, before.id, attachmentIds, photosBefore, photosAfter);
  loop.known.keep(sql, ground.town.id, after);
  return after;
}

/** The step as the journal will hold it, with how often the case is found to be reported again, and the case after it. */
async function folded(
  loop: Loop,
  { sql, ground }: InTown,
  before: CaseAggregate,
  taken: Taken & { readonly at?: Date },
): Promise<{ readonly step: Step; readonly after: CaseAggregate }> {
  const step = stepOf(before, taken, taken.at ?? momentFor(before, loop.now()));
  const journal = step.effects.undoes === undefined ? [] : await loadJournal(sql, before.id);
  const after = foldStep(before, step, journal, ground.calendar);
  if (!asksForRepeats(step.action)) return { step, after };
  const { policyId, policyVersion } = after.fields;
  const found = await repeatsFound(sql, ground.pack(policyId, policyVersion), after);
  if (!found) return { step, after };
  const told = withFound(step, found);
  return { step: told, after: foldStep(before, told, journal, ground.calendar) };
}

/** What a decision may look at, for this case under its own policy version. */
export function contextFor(
  loop: Pick<Loop, 'now' | 'newId'>,
  ground: Ground,
  before: CaseAggregate,
  actor: Actor,
): StepContext {
  const { policyId, policyVersion, kind: kindId } = before.fields;
  const pack = ground.pack(policyId, policyVersion);
  const kind = pack.kinds.find((one) => one.id === kindId);
  const calendar = ground.calendars.get(pack.calendar);
  if (!kind || !calendar)
    throw new Error(`Case ${before.number} lives under ${policyId}@${policyVersion}, which lacks ${kindId}`);
  return {
    before,
    actor,
    now: momentFor(before, loop.now()),
    newId: loop.newId,
    kind,
    calendar,
    calendars: ground.calendar,
    calendarRef: { id: calendar.data.id, version: calendar.data.version },
    condition: (taxonomy, category, code) => findCondition(pack, taxonomy, category, code) ?? null,
    hasCategory: (taxonomy, category) => findCategory(pack, taxonomy, category) !== undefined,
    hasConditions: (taxonomy, category) => (findCategory(pack, taxonomy, category)?.conditions ?? []).length > 0,
    hasArea: (code) => ground.areas.areaByCode(code) !== null,
    unitIsActive: (id) => ground.units.get(id)?.active === true && ground.units.get(id)?.kind !== COMPANY,
    codesAt: (position, areaCode) => codesAt(ground, position, areaCode),
  };
}

function isOwn(action: ActionName): action is OwnAction {
  return action !== 'merge' && action !== 'split';
}

function changed(now: CaseAggregate, seen: number): Refusal {
  return new Refusal(
    'case.changed',
    { number: now.number, version: now.version, seen, state: stateNames[now.state] },
    { state: now.state, version: now.version },
  );
}
