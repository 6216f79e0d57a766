import { expect, test } from 'vitest';
import { findings, type Story, storyAt, wall, wallText } from '../testing/a-story.ts';
import { people } from '../testing/a-town.ts';

const reason = '等待专项资金';

function suspended(story: Story, until: string): Story {
  story.act('ask_suspension', { reason, until: wallText(until) }, people.roads);
  const requestId = story.now().requests.at(-1)?.id ?? '';
  return story.act('decide_suspension', { requestId, approve: true, reason: '同意' }, people.dispatcher);
}

test('a suspension pauses handling and the whole until it resumes, and what was left is left', () => {
  const story = suspended(storyAt('handling', { limits: { handle: { amount: 8, unit: 'work_hour' } } }), '06-01 09:00');
  expect(story.fields()).toMatchObject({ suspensions: 1, suspendedUntil: wallText('06-01 09:00') });
  expect(story.clock('handle').state).toBe('paused');
  story.at('06-01 09:00').act('resume', {}, people.system);
  expect(story.fields().suspendedUntil).toBeNull();
  expect(story.clock('handle')).toMatchObject({ state: 'running', dueAt: wall('06-02 09:00') });
});

test('while suspended nothing is handled, but it may be talked of, urged, merged or voided', () => {
  const story = suspended(storyAt('handling'), '06-01 09:00');
  expect(story.refusal('reply', findings, people.roads)).toBe('case.suspended');
  expect(story.refusal('not_ours', { reason }, people.roads)).toBe('case.suspended');
  story.act('note', { text: '资金已申报' }, people.roads).act('urge', { demand: '请抓紧' }, people.leader);
  story.act('ask_void', { reason: '重复' }, people.intake);
  expect(story.now().state).toBe('handling');
});

test('the dispatcher may resume a case before its date', () => {
  const story = suspended(storyAt('handling'), '06-01 09:00').at('05-06 09:00');
  expect(story.refusal('resume', {}, people.roads)).toBe('case.not-yours');
  expect(story.act('resume', {}, people.dispatcher).clock('handle').state).toBe('running');
  expect(story.refusal('resume', {}, people.dispatcher)).toBe('case.needs');
});

test('a case is suspended once, for at most a year, to a date still to come', () => {
  const story = storyAt('handling');
  const ask = (until: string) => story.refusal('ask_suspension', { reason, until: wallText(until) }, people.roads);
  expect(ask('2027-04-27 09:01')).toBe('case.too-far');
  expect(ask('04-27 09:00')).toBe('case.too-far');
  suspended(story, '2027-04-27 09:00').at('05-06 09:00').act('resume', {}, people.dispatcher);
  expect(ask('06-01 09:00')).toBe('case.quota-used');
});

test('a suspension whose date has passed before the decision cannot be granted any more, only refused', () => {
  const story = storyAt('handling').act('ask_suspension', { reason, until: wallText('04-28 09:00') }, people.roads);
  const decide = { requestId: story.now().requests[0]?.id ?? '', approve: true, reason: '同意' };
  story.at('04-28 09:01');
  expect(story.refusal('decide_suspension', decide, people.dispatcher)).toBe('case.too-far');
  story.act('decide_suspension', { ...decide, approve: false }, people.dispatcher);
  expect(story.fields()).toMatchObject({ suspensions: 0, suspendedUntil: null });
});
