import { expect, test } from 'vitest';
import { findings, type Story, storyAt } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';

const reason = '等待产权单位配合';

function closedLate(): Story {
  const story = storyAt('handling').at('05-08 09:00').act('reply', findings, people.roads);
  story.act('check', { result: 'pass' }, people.intake);
  story.act('call_back', { reached: true, solved: true, satisfaction: 'satisfied' }, people.intake);
  return story.act('close', {}, people.intake);
}

function decided(story: Story, approve: boolean): Story {
  const requestId = story.now().requests.at(-1)?.id ?? '';
  story.act('review_appeal', { requestId, approve: true, reason: '情况属实' }, people.dispatcher);
  return story.act('decide_appeal', { requestId, approve, reason: '终审' }, people.intake);
}

test('a granted appeal exempts the case, and its lateness is never erased', () => {
  const story = decided(closedLate().act('appeal', { reason }, people.roads), true);
  expect(story.fields()).toMatchObject({ late: true, exempt: true });
  expect(story.clock('handle')).toMatchObject({ verdict: 'late', exempt: true });
  expect(story.clock('whole')).toMatchObject({ verdict: 'in_time', exempt: false });
});

test('a refused appeal changes nothing, and there is no second one', () => {
  const story = decided(closedLate().act('appeal', { reason }, people.roads), false);
  expect(story.fields()).toMatchObject({ late: true, exempt: false });
  expect(story.refusal('appeal', { reason }, people.roads)).toBe('case.quota-used');
});

test('the dispatcher reviews before the intake clerk decides', () => {
  const story = closedLate().act('appeal', { reason }, people.roads);
  const decide = { requestId: story.now().requests[0]?.id ?? '', approve: true, reason: '终审' };
  expect(story.refusal('decide_appeal', decide, people.intake)).toBe('case.needs');
  expect(story.refusal('review_appeal', decide, people.intake)).toBe('case.not-yours');
});

test('what was excused stays so after a reopening, until the case is late anew', () => {
  const story = decided(closedLate().act('appeal', { reason }, people.roads), true);
  story.act('reopen', { reason }, people.intake).act('dispatch', { leadUnitId: unitIds.water }, people.dispatcher);
  story.act('accept', {}, people.water);
  expect(story.fields()).toMatchObject({ late: true, exempt: true });
  story.at('06-08 09:00').act('reply', findings, people.water);
  expect(story.fields()).toMatchObject({ late: true, exempt: false });
});

test('only the unit that handled it appeals, and only a case that was late', () => {
  expect(storyAt('closed').refusal('appeal', { reason }, people.roads)).toBe('case.needs');
  expect(closedLate().refusal('appeal', { reason }, people.water)).toBe('case.not-yours');
});

test('an appeal not decided before the case is reopened lapses and may be made again', () => {
  const story = closedLate().act('appeal', { reason }, people.roads).act('reopen', { reason }, people.intake);
  expect(story.now().requests).toMatchObject([{ state: 'lapsed' }]);
  story.act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher).act('accept', {}, people.roads);
  story.act('reply', findings, people.roads).act('check', { result: 'pass' }, people.intake);
  story.act('call_back', { reached: true, solved: true, satisfaction: 'satisfied' }, people.intake);
  story.act('close', {}, people.intake);
  expect(story.refusal('appeal', { reason }, people.roads)).toBeNull();
});
