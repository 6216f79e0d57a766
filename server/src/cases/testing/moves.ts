import { type ActionInput, type ActionName, actionNames } from '@chengyun/contract/actions';
import type { Actor } from '../../people/actor.ts';
import type { Calendar } from '../../town/calendar/compile.ts';
import { addSeconds } from '../../town/calendar/due.ts';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import { allowedActions } from '../life/permit.ts';
import { everyone, idOf, people, unitIds } from './a-town.ts';
import type { Facts } from './model.ts';

/** A move of a random walk; `fits` is false when the input was spoilt on purpose and must be refused whatever the state. */
export interface Drawn {
  readonly action: ActionName;
  readonly actor: Actor;
  readonly input: Readonly<Record<string, unknown>>;
  readonly fits: boolean;
}

export type Dice = (sides: number) => number;

/** Dice from a seed (mulberry32), so that a walk is told by its numbers alone. */
export function diceFrom(seed: number): Dice {
  let a = seed >>> 0;
  return (sides) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

const day = 86_400_000;
const reason = '情况属实';
// Ways out of the loop are rare, or no walk would come far.
const rare: readonly ActionName[] = ['decline', 'quick_close', 'merge', 'split', 'decide_void', 'not_ours'];

/** What may be taken back, by the design. */
export const undoable: readonly string[] = [
  'verify_before_filing',
  'file',
  'decline',
  'dispatch',
  'accept',
  'assign',
  'start',
  'close',
];
const talk: readonly ActionName[] = ['contact', 'note', 'edit', 'urge', 'supervise', 'lead', 'ask_void'];

/** Draws a move: mostly one that the table gives somebody, sometimes anything by anybody, sometimes with spoilt input. */
export function drawMove(dice: Dice, setting: Setting): Drawn {
  const actor = pick(dice, everyone);
  const lastActor = everyone.find((one) => one.id === setting.last?.actorId);
  if (lastActor && setting.last && undoable.includes(setting.last.action) && dice(4) === 0) {
    return { action: 'undo', actor: lastActor, input: { seq: setting.aggregate.version }, fits: true };
  }
  const wild = dice(10) < 3;
  const some = wild ? null : sensible(dice, setting);
  const action = some?.action ?? pick(dice, actionNames);
  const drawn = some?.actor ?? actor;
  const spoilt = dice(12) === 0 ? spoiltInput(action, setting.now) : null;
  const input = spoilt ?? fittingInput(dice, action, setting);
  return { action, actor: drawn, input, fits: spoilt === null };
}

/** What a move is drawn for; `filing` is the class and condition that a case is filed under. */
export interface Setting {
  readonly aggregate: CaseAggregate;
  readonly facts: Facts;
  readonly now: Date;
  readonly calendar: Calendar;
  readonly filing: ActionInput<'file'>;
  readonly last: Step | undefined;
}

// What some of the people may do; talk, which changes little, and the rare ways out come up seldom.
function sensible(dice: Dice, { aggregate, facts, now }: Setting): Pick<Drawn, 'action' | 'actor'> | null {
  const some = Array.from({ length: 4 }, () => pick(dice, everyone));
  const offers = some.flatMap((actor) =>
    allowedActions(aggregate, actor, { kind: facts.kind, now }).map((action) => ({ action, actor })),
  );
  const moving = offers.filter(({ action }) => !talk.includes(action) && (!rare.includes(action) || dice(12) === 0));
  if (offers.length === 0) return null;
  return moving.length > 0 && dice(8) > 0 ? pick(dice, moving) : pick(dice, offers);
}

/** Input that the action's schema and the policy take, for the waiting request or supervision if there is one. */
function fittingInput(dice: Dice, action: ActionName, setting: Setting): Record<string, unknown> {
  const { aggregate, facts, now, filing } = setting;
  const soon = new Date(now.getTime() + (1 + dice(100)) * day).toISOString();
  const request = (kind: string) => {
    const one = aggregate.requests.findLast((r) => r.kind === kind && (r.state === 'open' || r.state === 'reviewed'));
    return { requestId: one?.id ?? idOf(9), approve: dice(3) > 0, reason };
  };
  const index = dice(Math.max(1, aggregate.supervisions.length));
  const supervisionId = aggregate.supervisions[index]?.id ?? idOf(9);
  const units = [unitIds.roads, unitIds.water, unitIds.gas];
  const unhappy = dice(3) === 0;
  const inputs: Readonly<Record<ActionName, () => Record<string, unknown>>> = {
    verify_before_filing: () => ({ unitId: dice(2) ? unitIds.gridTeam : pick(dice, units) }),
    verify_result: () => ({ found: dice(2) === 0 }),
    file: () => ({ ...filing }),
    decline: () => ({ reason }),
    quick_close: () => ({ before: [idOf(0xf1)], after: [idOf(0xf2)] }),
    dispatch: () => ({
      leadUnitId: pick(dice, units),
      ...(dice(3) ? {} : { coUnitIds: [pick(dice, units), unitIds.gas].slice(dice(2)) }),
    }),
    not_ours: () => ({ reason }),
    accept: () => ({}),
    start: () => ({}),
    assign: () => ({ handlerId: pick(dice, [people.roads.id, people.roads2.id, people.intake2.id]) }),
    contact: () =>
      dice(2) ? { contacted: true, at: now.toISOString(), person: '张先生' } : { contacted: false, reason },
    ask_extension: () => ({ reason, until: extensionEnd(setting) }),
    decide_extension: () => request('extension'),
    ask_suspension: () => ({ reason, until: soon }),
    decide_suspension: () => request('suspension'),
    resume: () => ({}),
    reply: () => ({
      text: '已处置',
      outcome: 'solved',
      factFinding: 'true',
      demandFinding: 'justified',
      attachmentIds: [idOf(0xf3)],
    }),
    check: () => (dice(3) ? { result: 'pass' } : { result: 'fail', reason }),
    call_back: () =>
      dice(5)
        ? { reached: true, solved: !unhappy, satisfaction: unhappy ? 'dissatisfied' : 'satisfied', reason }
        : { reached: false, reason },
    close: () => ({}),
    reopen: () => ({ reason }),
    merge: () => ({ intoId: facts.mainId }),
    unmerge: () => ({ reason }),
    split: () => ({ parts: [1, 2].map((n) => ({ title: `第${n}件`, text: '分开办理' })), reason }),
    ask_void: () => ({ reason }),
    decide_void: () => ({ ...request('void'), approve: dice(6) === 0 }),
    supervise: () => ({ level: pick(dice, ['yellow', 'red', 'council']), demand: reason, answerBy: soon }),
    lead: () => ({ leaderId: people.leader.id, demand: reason, answerBy: soon }),
    urge: () => ({ demand: reason, ...(dice(2) ? { answerBy: soon } : {}) }),
    answer_supervision: () => ({ supervisionId, text: '正在办理', index }),
    lift_supervision: () => ({ supervisionId, reason, index }),
    appeal: () => ({ reason }),
    review_appeal: () => request('appeal'),
    decide_appeal: () => request('appeal'),
    edit: () => ({ title: '更正标题', reason }),
    note: () => ({ text: '备注' }),
    undo: () => ({ seq: aggregate.version }),
  };
  return inputs[action]();
}

// A quarter of an hour of the clock's own time after its due instant.
function extensionEnd({ aggregate, now, calendar }: Setting): string {
  const clock = aggregate.clocks.handle;
  if (!clock) return new Date(now.getTime() + day).toISOString();
  return addSeconds(clock.dueAt, 900, clock.limit.unit, calendar).toISOString();
}

function spoiltInput(action: ActionName, now: Date): Record<string, unknown> | null {
  const past = new Date(now.getTime() - 1).toISOString();
  const far = new Date(now.getTime() + 366.5 * day).toISOString();
  const none = idOf(0xdead);
  const decision = { requestId: none, approve: true, reason };
  const spoilt: Partial<Record<ActionName, Record<string, unknown>>> = {
    verify_before_filing: { unitId: unitIds.gone },
    file: { category: { taxonomy: 'none', code: 'x' } },
    dispatch: { leadUnitId: unitIds.roads, coUnitIds: [unitIds.gone] },
    contact: { contacted: true, at: far, person: '张先生' },
    ask_extension: { reason, until: past },
    ask_suspension: { reason, until: far },
    decide_extension: decision,
    decide_suspension: decision,
    decide_void: decision,
    review_appeal: decision,
    decide_appeal: decision,
    call_back: { reached: true },
    supervise: { level: 'red', demand: reason, answerBy: past },
    lead: { leaderId: 'leader-1', demand: reason, answerBy: past },
    urge: { demand: reason, answerBy: past },
    answer_supervision: { supervisionId: none, text: '正在办理' },
    lift_supervision: { supervisionId: none, reason },
    edit: { reason },
    undo: { seq: 1 },
  };
  return spoilt[action] ?? null;
}

function pick<T>(dice: Dice, list: readonly T[]): T {
  const one = list[dice(list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
