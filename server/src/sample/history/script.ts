import type { ActionInput } from '@chengyun/contract/actions';
import { proposeUnits } from '../../cases/routing/propose.ts';
import type { PlainAction } from '../../cases/steps/decide.ts';
import type { Actor } from '../../people/actor.ts';
import { addSeconds, totalSeconds } from '../../town/calendar/due.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { findCategory } from '../../town/packs/lookups.ts';
import { between, pick, type Random } from '../../town/sample/plane/random.ts';
import type { Cast } from './cast.ts';
import { type Play, playStep } from './player.ts';
import { replyText } from './words.ts';

/** The stage a case is played on. */
export interface Scene {
  readonly random: Random;
  readonly ground: Ground;
  readonly cast: Cast;
  /** Nothing happens after this moment: a case under way then is open in the sample. */
  readonly end: Date;
  /** A photo for a step; gives the id it is stored under. */
  readonly photo: (play: Play, actor: Actor, at: Date) => string;
  /** What happens to the case from outside up to a moment. */
  readonly meanwhile?: (play: Play, until: Date) => Play;
}

const MINUTE = 60_000;

/** What the next turn is drawn from; the end of the scene is no part of it. */
export type Setting = Omit<Scene, 'end' | 'meanwhile'>;

/** Plays a reported case on as far as the clock allows: filed, dispatched, handled, checked, called back, closed. */
export function playOut(start: Play, scene: Scene): Play {
  const { random, meanwhile = (play) => play, end } = scene;
  let play = start;
  let at = new Date(start.state.updatedAt);
  for (let turn = 0; turn < 24; turn += 1) {
    const next = waits(play, scene, at) ? null : nextTurn(play, scene, at);
    if (!next) break;
    at = new Date(at.getTime() + next.after);
    if (next.until) at = next.until > at ? next.until : at;
    if (at >= end) break;
    play = meanwhile(play, at);
    play = playStep(play, scene.ground, next.actor, next.action, next.input(at, play) as never, at);
    at = new Date(at.getTime() + Math.floor(between(random, 5_000, 40_000)));
  }
  return meanwhile(play, end);
}

/** Of the last day's cases a few have been left lying at a desk, as on any real day: their share by state. */
export const LYING: Readonly<Record<string, number>> = { reported: 0.012, filed: 0.012, handled: 0.05, checked: 0.04 };

function waits(play: Play, scene: Scene, at: Date): boolean {
  const share = LYING[play.state.state] ?? 0;
  return scene.end.getTime() - at.getTime() < 86_400_000 && scene.random() < share;
}

interface Turn {
  readonly actor: Actor;
  readonly action: PlainAction;
  readonly input: (at: Date, play: Play) => ActionInput<PlainAction>;
  /** Milliseconds after the last step. */
  readonly after: number;
  /** Or not before this moment. */
  readonly until?: Date;
}

/** What would be done next with a case, by whom and after how long; null when nothing is. */
export function nextTurn(play: Play, scene: Setting, at: Date): Turn | null {
  switch (play.state.state) {
    case 'reported':
      return atIntake(play, scene);
    case 'filed':
      return toDispatch(play, scene);
    case 'dispatched':
      return toAccept(play, scene);
    case 'handling':
      return toHandle(play, scene, at);
    case 'handled':
      return toCheck(play, scene);
    case 'checked':
      return toClose(play, scene);
    default:
      return null;
  }
}

function atIntake(play: Play, scene: Setting): Turn {
  const { random, cast, ground } = scene;
  const { fields } = play.state;
  const finder = cast.person(fields.reportedBy);
  if (finder && fields.source === 'patrol' && random() < 0.22) {
    return {
      actor: finder,
      action: 'quick_close',
      input: (at, now) => ({ before: [scene.photo(now, finder, at)], after: [scene.photo(now, finder, at)] }),
      after: between(random, 2, 12) * MINUTE,
    };
  }
  const actor = cast.one(random, 'intake');
  const after = between(random, 1.5, 11) * MINUTE;
  if (random() < 0.035) {
    return { actor, action: 'decline', input: () => ({ reason: '不属于本镇管理范围，已告知来电人' }), after };
  }
  const pack = ground.pack(fields.policyId, fields.policyVersion);
  const category = findCategory(pack, fields.taxonomy ?? '', fields.categoryCode ?? '');
  const condition = category ? pick(random, category.conditions) : null;
  return { actor, action: 'file', input: () => (condition ? { conditionCode: condition.code } : {}), after };
}

function toDispatch(play: Play, scene: Setting): Turn {
  const { random, cast, ground } = scene;
  const proposals = proposeUnits(play.state.fields, ground).filter((one) => cast.of(random, one.unitId) !== null);
  const returned = new Set(play.state.tasks.filter((task) => task.state === 'returned').map((task) => task.unitId));
  const fitting = proposals.filter((one) => !returned.has(one.unitId));
  const company = random() < 0.8 ? fitting.find((one) => ground.units.get(one.unitId)?.kind === 'property') : undefined;
  const lead = company ?? (random() < 0.72 ? fitting[0] : (fitting[1] ?? fitting[0])) ?? proposals[0];
  const co = fitting.find((one) => one.unitId !== lead?.unitId);
  const unitId = lead?.unitId ?? anyUnit(ground, scene);
  const coUnitIds = co && random() < 0.06 ? [co.unitId] : [];
  return {
    actor: cast.one(random, 'dispatcher'),
    action: 'dispatch',
    input: () => ({ leadUnitId: unitId, coUnitIds }),
    after: between(random, 1, 9) * MINUTE,
  };
}

function toAccept(play: Play, scene: Setting): Turn | null {
  const { random } = scene;
  const actor = leadActor(play, scene);
  if (!actor) return null;
  if (play.state.fields.returns < 2 && random() < 0.03) {
    const reason = '经核实，该地点不在本单位管辖范围，建议派属地单位';
    return { actor, action: 'not_ours', input: () => ({ reason }), after: between(random, 20, 90) * MINUTE };
  }
  return { actor, action: 'accept', input: () => ({}), after: between(random, 4, 55) * MINUTE };
}

// Contact first where it is measured, then co-handlers, then the reply: about 97 % of them in time.
function toHandle(play: Play, scene: Setting, at: Date): Turn | null {
  const { random, ground } = scene;
  const { clocks, tasks, fields } = play.state;
  const actor = leadActor(play, scene);
  if (!actor || fields.suspendedUntil) return null;
  if (clocks.contact?.state === 'running' && random() < 0.985) {
    const person = pick(random, ['来电人', '来电人家属']);
    const input = (now: Date) => ({
      contacted: true as const,
      at: new Date(now.getTime() - MINUTE).toISOString(),
      person,
    });
    return { actor, action: 'contact', input, after: between(random, 10, 150) * MINUTE };
  }
  const co = tasks.find((task) => task.part === 'co' && (task.state === 'open' || task.state === 'accepted'));
  const helper = co ? scene.cast.of(random, co.unitId) : null;
  const category = findCategory(
    ground.pack(fields.policyId, fields.policyVersion),
    fields.taxonomy ?? '',
    fields.categoryCode ?? '',
  );
  const text = category ? replyText(random, category) : '已处置。';
  if (helper)
    return { actor: helper, action: 'reply', input: () => ({ text }), after: between(random, 30, 180) * MINUTE };
  const solved = fields.kind === 'grid' || random() < 0.845;
  const photo = category?.conditions.find(({ code }) => code === fields.conditionCode)?.photo === true;
  const input = (now: Date, playing: Play): ActionInput<'reply'> => ({
    text,
    outcome: solved ? 'solved' : 'explained',
    factFinding: 'true',
    demandFinding: 'justified',
    ...(fields.kind === 'grid' || photo ? { attachmentIds: [scene.photo(playing, actor, now)] } : {}),
  });
  return { actor, action: 'reply', input, after: between(random, 5, 30) * MINUTE, until: replyMoment(play, scene, at) };
}

function replyMoment(play: Play, scene: Setting, at: Date): Date {
  const { random, ground } = scene;
  const clock = play.state.clocks.handle;
  if (!clock) return at;
  const calendar = ground.calendar({ id: clock.calendarId, version: clock.calendarVersion });
  const late = random() < 0.028;
  const share = late ? between(random, 1.02, 1.9) : between(random, 0.08, 0.93) * between(random, 0.5, 1);
  const seconds = totalSeconds(clock.limit, calendar, clock.startedAt) * share;
  return addSeconds(clock.startedAt, seconds, clock.limit.unit, calendar);
}

function toCheck(play: Play, scene: Setting): Turn {
  const { random, cast } = scene;
  const { kind, communityCode, reworks } = play.state.fields;
  const after = between(random, 8, 70) * MINUTE;
  const actor = kind === 'grid' ? cast.patrol(random, communityCode) : cast.one(random, 'intake');
  if (reworks < 2 && random() < 0.03) {
    return {
      actor,
      action: 'check',
      input: () => ({ result: 'fail' as const, reason: '现场仍有残留，未达到结案条件' }),
      after,
    };
  }
  return { actor, action: 'check', input: () => ({ result: 'pass' as const }), after };
}

function toClose(play: Play, scene: Setting): Turn {
  const { random, cast } = scene;
  const { fields } = play.state;
  const actor = cast.one(random, 'intake');
  if (fields.kind === 'hotline' && !fields.calledBack) {
    return {
      actor,
      action: 'call_back',
      input: () => answer(random, fields.outcome),
      after: between(random, 30, 300) * MINUTE,
    };
  }
  return { actor, action: 'close', input: () => ({}), after: between(random, 3, 30) * MINUTE };
}

function answer(random: Random, outcome: string | null): ActionInput<'call_back'> {
  if (random() < 0.06) return { reached: false, reason: '多次拨打无人接听' };
  const solved = outcome === 'solved' ? random() < 0.97 : random() < 0.2;
  const draw = random();
  const happy = draw < 0.6 ? 'satisfied' : draw < 0.85 ? 'mostly' : 'neutral';
  const satisfaction = solved ? happy : draw < 0.45 ? 'neutral' : 'dissatisfied';
  return { reached: true, solved, satisfaction, ...(solved ? {} : { reason: '诉求人认为问题尚未彻底解决' }) };
}

function leadActor(play: Play, scene: Setting): Actor | null {
  const lead = play.state.tasks.findLast((task) => task.part === 'lead' && task.state !== 'returned');
  return lead ? scene.cast.of(scene.random, lead.unitId) : null;
}

function anyUnit(ground: Ground, scene: Setting): string {
  const units = [...ground.units.values()].filter((unit) => scene.cast.of(scene.random, unit.id));
  return pick(scene.random, units).id;
}
