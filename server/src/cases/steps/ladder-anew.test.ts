import { expect, test } from 'vitest';
import { systemActor } from '../../people/actor.ts';
import { applyStep } from '../life/apply-step.ts';
import { nextRungAt } from '../store/glance.ts';
import { type Story, storyAt } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';
import { stepOf } from './next-step.ts';

const ladder = [{ after: 'late', level: 'yellow', demand: { zh: '请说明', en: 'Explain' }, to: 'unit' }] as const;

// What the timer notes when it climbs a rung.
function climbed(story: Story) {
  const before = story.now();
  const decided = { to: before.state, effects: { set: { rungs: 1 } } };
  const taken = { action: 'supervise', input: {}, actor: systemActor, decided };
  return applyStep(before, stepOf(before, taken, new Date(before.updatedAt)), story.ground.calendar);
}

test('a second unit that lets its own deadline pass is supervised as the first was', () => {
  const story = storyAt('dispatched').act('not_ours', { reason: '不属本单位' }, people.roads);
  expect(nextRungAt(climbed(story), ladder, story.ground.calendar)).toBeNull();
  story.act('dispatch', { leadUnitId: unitIds.water }, people.dispatcher);
  const dispatched = story.journal().at(-1);
  expect(dispatched?.effects.set).toMatchObject({ rungs: 0 });
  const due = story.clock('handle').dueAt.getTime() + 1;
  expect(nextRungAt(story.now(), ladder, story.ground.calendar)?.getTime()).toBe(due);
});

test('the ladder goes on where it was when the clock does: back to the same unit, or after a failed check', () => {
  const story = storyAt('dispatched').act('not_ours', { reason: '不属本单位' }, people.roads);
  story.act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  expect(story.journal().at(-1)?.effects.set).not.toHaveProperty('rungs');
});
