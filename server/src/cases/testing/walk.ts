import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import type { NewCase } from '@chengyun/contract/case';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { lampOf } from '../clocks/lamp.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import { isPermitted } from '../life/permit.ts';
import { caseRefusals } from '../refusals.ts';
import { idsFrom, people } from './a-town.ts';
import { seenAs } from './invariants.ts';
import { check, freeze, type Place } from './judge.ts';
import { everyClock, type Facts, type Model, reported } from './model.ts';
import { predict } from './model-rules.ts';
import { type Drawn, diceFrom, drawMove, type Setting, undoable } from './moves.ts';
import { open, type Played, play, take } from './play.ts';

/** Where walks go: a ground, what is reported there, and what the cases are filed under. */
export interface Terrain {
  readonly ground: Ground;
  readonly report: NewCase;
  readonly filing: Setting['filing'];
}

/** One step of a walk: seconds that pass before it, and the seed of everything else about it. */
export interface Pace {
  readonly wait: number;
  readonly seed: number;
}

/** What a walk came to: how often each action was taken and refused. */
export type Tally = Map<string, number>;

/** Walks through the life of cases, proving each step against the model and the rules; throws at the first that is wrong. */
export function walk(terrain: Terrain, paces: readonly Pace[], tally: Tally): void {
  const newId = idsFrom(1000);
  const began = new Date('2026-04-23T16:40:00+08:00');
  const main = open(terrain.ground, terrain.report, people.intake, began, 2).aggregate;
  let serial = 3;
  let place = begin(terrain, began, serial);
  for (const pace of paces) {
    const now = new Date(place.now.getTime() + pace.wait * 1000);
    const over = ['declined', 'voided'].includes(place.played.aggregate.state) && diceFrom(pace.seed ^ 7)(3) === 0;
    if (over) {
      serial += 1;
      place = begin(terrain, now, serial);
      continue;
    }
    place = pastMain({ ...place, now }, terrain, pace.seed, main);
    place = step(place, terrain, pace.seed, { newId, main }, tally);
  }
}

function begin(terrain: Terrain, now: Date, serial: number): Place {
  const finder = serial % 2 ? people.patrol : people.intake;
  const report = { ...terrain.report };
  const reporters = terrain.ground.kind(report.kind)?.kind.reporters ?? [];
  const actor = finder.roles.some((role) => reporters.includes(role)) ? finder : people.intake;
  const played = open(terrain.ground, report, actor, now, serial);
  return { played, model: reported({ measured: measuredOf(terrain) }), history: [], now };
}

// The main case of a merged one is closed now and then: the merged one is told and stays what it is.
function pastMain(place: Place, { ground }: Terrain, seed: number, main: CaseAggregate): Place {
  const { played, now, history } = place;
  if (played.aggregate.state !== 'merged' || diceFrom(seed ^ 5)(3) > 0) return place;
  const decided = { to: played.aggregate.state, effects: { told: { number: main.number } } };
  const told = take(played, { action: 'main_closed', input: {}, actor: people.system, decided }, now, ground);
  return { ...place, played: told, history: [...history, played.aggregate] };
}

function step(
  place: Place,
  terrain: Terrain,
  seed: number,
  world: { readonly newId: () => string; readonly main: CaseAggregate },
  tally: Tally,
): Place {
  const { ground, filing } = terrain;
  const { played, now } = place;
  const { aggregate } = played;
  const facts = factsOf(place, terrain, world.main);
  const calendar = ground.calendars.get(ground.kind(aggregate.fields.kind)?.pack.data.calendar ?? '');
  if (!calendar) throw new Error('no calendar');
  const drawn = drawMove(diceFrom(seed), {
    ...{ aggregate, facts, now, calendar, filing },
    last: played.journal.at(-1),
  });
  const { index: _, ...input } = drawn.input;
  const move = { ...drawn, input: input as ActionInput<ActionName>, now };
  const after = attempt(() => play(played, move, { ground, ...world }));
  const says = `${drawn.action} by ${drawn.actor.id} in ${aggregate.state} with ${JSON.stringify(input)} at ${now.toISOString()}`;
  const count = `${drawn.action} ${after instanceof Refusal ? 'refused' : 'taken'}`;
  tally.set(count, (tally.get(count) ?? 0) + 1);
  const expected = expectation(place, drawn, facts);
  if (after instanceof Refusal) {
    if (!(after.code in caseRefusals)) throw new Error(`${says}: refused with ${after.code}, which no table has`);
    if (expected) throw new Error(`${says}: should be taken, but ${after.message}`);
    if (
      drawn.fits &&
      isPermitted(drawn.action, aggregate, drawn.actor, { kind: facts.kind, now }) &&
      !needsData(place, drawn, facts)
    ) {
      throw new Error(`${says}: was offered and then refused with ${after.message}`);
    }
    return place;
  }
  if (!expected) throw new Error(`${says}: should be refused`);
  if (drawn.action !== 'undo' && !isPermitted(drawn.action, aggregate, drawn.actor, { kind: facts.kind, now })) {
    throw new Error(`${says}: was taken but not offered`);
  }
  freeze(after);
  const next = { played: after, model: expected.model, history: [...place.history, aggregate], now };
  check(next, place, drawn, expected.whole, says, { calendar, calendars: ground.calendar });
  return next;
}

// What an offered action may still want of the case: the call-back before closing, a date not overdue, one of several supervisions.
function needsData(place: Place, drawn: Drawn, { overdue, suspensionPast, extensionPast }: Facts): boolean {
  const several = place.played.aggregate.supervisions.length > 1;
  return (
    drawn.action === 'close' ||
    drawn.action === 'unmerge' ||
    drawn.action === 'undo' ||
    (drawn.action === 'decide_extension' && (overdue || extensionPast)) ||
    (drawn.action === 'decide_suspension' && suspensionPast) ||
    (several && ['answer_supervision', 'lift_supervision'].includes(drawn.action))
  );
}

interface Expected {
  readonly model: Model;
  /** For steps that take others back: the whole case as it must be, but for version and time. */
  readonly whole: CaseAggregate | null;
}

function expectation(place: Place, drawn: Drawn, facts: Facts): Expected | null {
  const { action, actor, input, fits } = drawn;
  if (action === 'undo') return undone(place, drawn, facts);
  if (!fits) return null;
  if (action === 'unmerge') {
    const desk = actor.roles.includes('intake') || actor.roles.includes('chief');
    if (place.model.state !== 'merged' || !desk) return null;
    const merge = place.played.journal.findLast((one) => one.action === 'merge');
    const whole = place.history[(merge?.seq ?? 0) - 2] ?? null;
    return whole && { model: seenAs(whole), whole };
  }
  const model = predict(place.model, action, input, actor, facts);
  return model && { model, whole: null };
}

// Own last step, of a kind that may be taken back, within five minutes; never the first, never a step of undoing.
function undone(place: Place, { actor, fits }: Drawn, facts: Facts): Expected | null {
  const last = place.played.journal.at(-1);
  const whole = place.history.at(-1);
  if (!fits || !last || !whole || !undoable.includes(last.action) || last.actorId !== actor.id) return null;
  if (place.now.getTime() - new Date(last.at).getTime() > facts.kind.quotas.undoMinutes * 60_000) return null;
  return place.model.suspended ? null : { model: seenAs(whole), whole };
}

function factsOf({ played, now }: Place, terrain: Terrain, main: CaseAggregate): Facts {
  const { fields, clocks, requests } = played.aggregate;
  const until = (kind: string) =>
    requests.find((request) => request.kind === kind && request.state === 'open')?.until ?? null;
  const [suspension, extension] = [until('suspension'), until('extension')];
  const kind = terrain.ground.kind(fields.kind)?.kind;
  if (!kind) throw new Error(`no kind ${fields.kind}`);
  const since = fields.closedAt ? now.getTime() - new Date(fields.closedAt).getTime() : 0;
  return {
    kind,
    finder: fields.reportedBy,
    overdue: clocks.handle !== undefined && lampOf(clocks.handle, now) === 'red',
    suspensionPast: suspension !== null && new Date(suspension) <= now,
    extensionPast: extension !== null && clocks.handle !== undefined && new Date(extension) <= clocks.handle.dueAt,
    late: fields.late,
    daysSinceClosing: since / 86_400_000,
    mainId: main.id,
    measured: measuredOf(terrain),
  };
}

function measuredOf({ ground, report }: Terrain): Facts['measured'] {
  const limits = ground.kind(report.kind)?.kind.limits ?? {};
  return everyClock.filter((name) => limits[name] !== undefined);
}

function attempt(work: () => Played): Played | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
