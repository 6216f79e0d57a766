import { expect, test } from 'vitest';
import { type Story, storyAt, wall } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';

const reason = '不属于本单位职责';
const toRoads = { leadUnitId: unitIds.roads };
const toWater = { leadUnitId: unitIds.water };

test('dispatch gives the lead unit and each co-handling unit a task and starts handling', () => {
  const co = { ...toRoads, coUnitIds: [unitIds.gas, unitIds.roads] };
  const story = storyAt('filed').act('dispatch', co, people.dispatcher);
  expect(story.now().tasks.map(({ unitId, part, state }) => ({ unitId, part, state }))).toEqual([
    { unitId: unitIds.roads, part: 'lead', state: 'open' },
    { unitId: unitIds.gas, part: 'co', state: 'open' },
  ]);
  expect(story.clock('dispatch')).toMatchObject({ state: 'stopped', verdict: 'in_time' });
  // Labour day: 1 to 5 May are free; working days are 28, 29, 30 April, 6 and 7 May.
  expect(story.clock('handle').dueAt).toEqual(wall('05-07 18:00'));
});

test('a unit that is not there, or no longer, is refused as lead and as co-handler', () => {
  const story = storyAt('filed');
  expect(story.refusal('dispatch', { leadUnitId: unitIds.gone }, people.dispatcher)).toBe('case.no-such');
  expect(story.refusal('dispatch', { ...toRoads, coUnitIds: [unitIds.gone] }, people.dispatcher)).toBe('case.no-such');
});

test('a returned case goes back to dispatch: handling pauses, the dispatch clock starts', () => {
  const story = storyAt('handling').at('04-27 11:00').act('not_ours', { reason }, people.roads);
  expect(story.now()).toMatchObject({ state: 'filed', fields: { returns: 1, leadUnitId: null, handlerId: null } });
  expect(story.clock('handle')).toMatchObject({ state: 'paused' });
  expect(story.clock('dispatch')).toMatchObject({ state: 'running', dueAt: wall('04-27 11:15') });
  expect(story.now().tasks).toMatchObject([{ state: 'returned', result: reason }]);
});

test('sent back to the unit that returned it, handling resumes with the time that was left', () => {
  const story = storyAt('handling', { limits: { handle: { amount: 8, unit: 'work_hour' } } });
  story.at('04-27 11:00').act('not_ours', { reason }, people.roads);
  story.at('04-27 15:00').act('dispatch', toRoads, people.dispatcher);
  // Two of eight hours are used; three are left of this day and three of the next.
  expect(story.clock('handle')).toMatchObject({ state: 'running', dueAt: wall('04-28 11:00') });
});

test('sent to another unit, handling starts anew', () => {
  const story = storyAt('handling', { limits: { handle: { amount: 8, unit: 'work_hour' } } });
  story.at('04-27 11:00').act('not_ours', { reason }, people.roads);
  story.at('04-27 15:00').act('dispatch', toWater, people.dispatcher);
  expect(story.clock('handle')).toMatchObject({ startedAt: wall('04-27 15:00'), dueAt: wall('04-28 15:00') });
});

test('a unit that let the time run out and then returned the case leaves its lateness on record', () => {
  const story = storyAt('handling', { limits: { handle: { amount: 2, unit: 'work_hour' } } });
  story.at('04-28 15:00').act('not_ours', { reason }, people.roads);
  story.act('dispatch', toWater, people.dispatcher);
  expect(story.now().fields.late).toBe(true);
  expect(story.clock('handle')).toMatchObject({ state: 'running', verdict: null });
});

test('sent back to a unit that had it before the last one, handling starts anew too', () => {
  const story = storyAt('dispatched').act('not_ours', { reason }, people.roads);
  story.act('dispatch', toWater, people.dispatcher).act('not_ours', { reason }, people.water);
  story.at('04-28 10:00').act('dispatch', toRoads, people.dispatcher);
  expect(story.clock('handle').startedAt).toEqual(wall('04-28 10:00'));
});

function returned(times: number): Story {
  const story = storyAt('dispatched').act('not_ours', { reason }, people.roads);
  for (let again = 1; again < times; again++) {
    story.act('dispatch', toRoads, people.dispatcher).act('not_ours', { reason }, people.roads);
  }
  return story;
}

test('after the third return only the duty chief decides', () => {
  const story = returned(3);
  expect(story.refusal('dispatch', toWater, people.dispatcher)).toBe('case.not-yours');
  expect(story.act('dispatch', toWater, people.chief).now().state).toBe('dispatched');
});

test('a unit named by the duty chief after the last return cannot return the case', () => {
  const story = returned(3).act('dispatch', toWater, people.chief);
  expect(story.refusal('not_ours', { reason }, people.water)).toBe('case.quota-used');
  expect(story.act('accept', {}, people.water).refusal('not_ours', { reason }, people.water)).toBe('case.quota-used');
});

test('a kind that allows no return is dispatched by the dispatcher all the same', () => {
  const quotas = { extensions: 2, suspensions: 1, suspensionDays: 365, returns: 0, reopenDays: 30, undoMinutes: 5 };
  const story = storyAt('dispatched', { quotas });
  expect(story.refusal('not_ours', { reason }, people.roads)).toBe('case.quota-used');
});

test('what a unit had asked for lapses when it returns the case', () => {
  const story = storyAt('handling').act(
    'ask_suspension',
    { reason, until: wall('05-20 10:00').toISOString() },
    people.roads,
  );
  story.act('not_ours', { reason }, people.roads);
  expect(story.now().requests).toMatchObject([{ kind: 'suspension', state: 'lapsed' }]);
});
