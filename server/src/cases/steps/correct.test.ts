import { expect, test } from 'vitest';
import { aStory, category, storyAt } from '../testing/a-story.ts';
import { people } from '../testing/a-town.ts';

const reason = '类别选错';
const surface = { taxonomy: 'small', code: '01' } as const;
const filed = () => aStory().act('file', { category: surface, conditionCode: '01-1' }, people.intake);

test('a correction that names the same class keeps the filing condition, which sets the time limit', () => {
  expect(filed().act('edit', { category: surface, reason }, people.intake).fields().conditionCode).toBe('01-1');
});

test('the condition can be corrected by itself; one the class does not have is refused', () => {
  const story = filed();
  expect(story.refusal('edit', { conditionCode: '09-9', reason }, people.intake)).toBe('case.no-such');
  expect(story.act('edit', { conditionCode: '01-2', reason }, people.intake).fields().conditionCode).toBe('01-2');
});

test('into a class without conditions it goes without one; a case filed under one is not left without where there are some', () => {
  const story = filed();
  expect(story.act('edit', { category, reason }, people.intake).fields()).toMatchObject({ conditionCode: null });
  const back = storyAt('filed').act('edit', { category: surface, conditionCode: '01-1', reason }, people.intake);
  expect(back.fields()).toMatchObject({ categoryCode: '01', conditionCode: '01-1' });
});

test('an area that the town does not have is refused and changes nothing', () => {
  const story = filed();
  expect(story.refusal('edit', { areaCode: '999999999999', reason }, people.intake)).toBe('case.no-such');
});
