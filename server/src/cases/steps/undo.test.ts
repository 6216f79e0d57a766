import { expect, test } from 'vitest';
import { aStory, category, storyAt } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';

test('taking back a step gives the case as it was before; the journal keeps both', () => {
  const story = storyAt('filed');
  const before = story.now();
  story.at('04-27 09:03').act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  story.at('04-27 09:08').act('undo', { seq: 3 }, people.dispatcher);
  const { version, updatedAt, ...after } = story.now();
  expect({ ...before, version, updatedAt }).toEqual({ ...after, version: 4, updatedAt });
  expect(story.journal().map((step) => step.action)).toEqual(['report', 'file', 'dispatch', 'undo']);
});

test('a step is taken back by whoever took it, within the minutes of the policy, as long as nothing followed', () => {
  const story = storyAt('filed').act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  expect(story.refusal('undo', { seq: 3 }, people.chief)).toBe('case.needs');
  expect(story.refusal('undo', { seq: 2 }, people.dispatcher)).toBe('case.needs');
  expect(story.at('04-27 09:06').refusal('undo', { seq: 3 }, people.dispatcher)).toBe('case.needs');
  story.at('04-27 09:02').act('note', { text: '备注' }, people.intake);
  expect(story.refusal('undo', { seq: 3 }, people.dispatcher)).toBe('case.needs');
});

test('what others were told by is not taken back: a reply, a check, a request', () => {
  const story = storyAt('handled');
  expect(story.refusal('undo', { seq: 5 }, people.roads)).toBe('case.needs');
});

test('the report itself and a step of taking back cannot be taken back', () => {
  expect(aStory().refusal('undo', { seq: 1 }, people.intake)).toBe('case.needs');
  const story = aStory().act('file', { category }, people.intake).act('undo', { seq: 2 }, people.intake);
  expect(story.refusal('undo', { seq: 3 }, people.intake)).toBe('case.needs');
});

test('a lateness found by a step goes away with the step', () => {
  const story = storyAt('checked', { callBack: 'none' }).at('06-01 09:00').act('close', {}, people.intake);
  expect(story.fields().late).toBe(true);
  expect(story.act('undo', { seq: 7 }, people.intake).fields().late).toBe(false);
});
