import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import type { NewCase } from '@chengyun/contract/case';
import type { KindPolicy } from '@chengyun/contract/pack';
import type { Actor } from '../../people/actor.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { Clock, ClockName } from '../clocks/clock.ts';
import type { CaseAggregate, CaseFields, Step } from '../life/aggregate.ts';
import { aGround, aKind, aPack, idOf, idsFrom, people, unitIds } from './a-town.ts';
import { open, type Played, play } from './play.ts';

/** One case told step by step; the time is said in the town's wall clock (`04-27 09:00`, of 2026). */
export interface Story {
  readonly ground: Ground;
  readonly at: (wall: string) => Story;
  readonly act: <A extends ActionName>(action: A, input: ActionInput<A>, actor: Actor) => Story;
  readonly refusal: <A extends ActionName>(action: A, input: ActionInput<A>, actor: Actor) => unknown;
  readonly now: () => CaseAggregate;
  readonly fields: () => CaseFields;
  readonly clock: (name: ClockName) => Clock;
  readonly journal: () => readonly Step[];
}

/** The instant of a wall-clock time in the town, in 2026 unless the year is said. */
export function wall(text: string): Date {
  const full = text.length === 11 ? `2026-${text}` : text;
  return new Date(`${full.replace(' ', 'T')}:00+08:00`);
}

/** The same, as texts are given by persons. */
export function wallText(text: string): string {
  return wall(text).toISOString();
}

/** A story that begins with a report by the intake clerk at 09:00 on Monday 27 April 2026, before the labour-day holiday. */
export function aStory(
  kind: Partial<KindPolicy> = {},
  report: Partial<NewCase> = {},
  reporter: Actor = people.intake,
): Story {
  const ground = aGround([aPack([aKind(kind)])]);
  const newId = idsFrom(1000);
  let now = wall('04-27 09:00');
  const main = open(ground, { kind: 'ticket', source: 'phone', text: '主案' }, people.intake, now, 2).aggregate;
  const given: NewCase = { kind: 'ticket', source: 'phone', text: '路面破损', ...report };
  let told: Played = open(ground, given, reporter, now, 1);
  const story: Story = {
    ground,
    at: (time) => {
      now = wall(time);
      return story;
    },
    act: (action, input, actor) => {
      told = play(told, { action, input, actor, now }, { ground, newId, main });
      return story;
    },
    refusal: (action, input, actor) => {
      try {
        play(told, { action, input, actor, now }, { ground, newId, main });
        return null;
      } catch (refused) {
        return (refused as { code?: string }).code ?? refused;
      }
    },
    now: () => told.aggregate,
    fields: () => told.aggregate.fields,
    clock: (name) => {
      const clock = told.aggregate.clocks[name];
      if (!clock) throw new Error(`no ${name} clock`);
      return clock;
    },
    journal: () => told.journal,
  };
  return story;
}

export const category = { taxonomy: 'small', code: '02' } as const;
export const findings = {
  text: '已修复',
  outcome: 'solved',
  factFinding: 'true',
  demandFinding: 'justified',
} as const;

/** A story as far as a state on the way to closing, without time passing; the roads unit has the lead. */
export function storyAt(
  state: 'filed' | 'dispatched' | 'handling' | 'handled' | 'checked' | 'closed',
  kind: Partial<KindPolicy> = {},
): Story {
  const way = ['filed', 'dispatched', 'handling', 'handled', 'checked', 'closed'] as const;
  const steps: readonly ((story: Story) => Story)[] = [
    (story) => story.act('file', { category }, people.intake),
    (story) => story.act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher),
    (story) => story.act('accept', {}, people.roads),
    (story) => story.act('reply', findings, people.roads),
    (story) => story.act('check', { result: 'pass' }, people.intake),
    (story) =>
      story
        .act('call_back', { reached: true, solved: true, satisfaction: 'satisfied' }, people.intake)
        .act('close', {}, people.intake),
  ];
  return steps.slice(0, way.indexOf(state) + 1).reduce((story, step) => step(story), aStory(kind));
}

/** An attachment's id, for stories that keep no files. */
export const photo = idOf(0xf07);
