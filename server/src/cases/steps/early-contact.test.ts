import { expect, test } from 'vitest';
import { aStory, category, storyAt, wallText } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';

const contacted = { contacted: true, at: wallText('04-27 09:00'), person: '张先生' } as const;

test('a first contact made before the case is filed meets that duty', () => {
  const story = aStory().act('contact', contacted, people.intake);
  expect(story.clock('contact')).toMatchObject({ state: 'stopped', verdict: 'in_time' });
  story.at('04-27 09:10').act('file', { category }, people.intake);
  expect(story.clock('contact')).toMatchObject({ state: 'stopped', verdict: 'in_time' });
  expect(story.clock('dispatch').state).toBe('running');
});

test('an attempt that reached nobody before filing meets nothing', () => {
  const story = aStory().act('contact', { contacted: false, reason: '无人接听' }, people.intake);
  expect(story.act('file', { category }, people.intake).clock('contact').state).toBe('running');
});

test('the contact is of the desk and of the units that have or had the case, of nobody else', () => {
  const story = storyAt('handled');
  for (const actor of [people.water, people.patrol, people.leader]) {
    expect(story.refusal('contact', contacted, actor)).toBe('case.not-yours');
  }
  expect(story.refusal('contact', contacted, people.roads2)).toBeNull();
  const asked = aStory().act('verify_before_filing', { unitId: unitIds.gridTeam }, people.intake);
  expect(asked.refusal('contact', contacted, people.patrol)).toBeNull();
});
