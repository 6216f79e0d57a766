import { expect, test } from 'vitest';
import { findings, storyAt, wall } from '../testing/a-story.ts';
import { aKind, people } from '../testing/a-town.ts';

const unhappy = { reached: true, solved: false, satisfaction: 'dissatisfied', reason: '仍然积水' } as const;
const happy = { reached: true, solved: true, satisfaction: 'satisfied' } as const;

test('a satisfied person lets the case be closed', () => {
  const story = storyAt('checked').act('call_back', happy, people.intake);
  expect(story.fields()).toMatchObject({
    calledBack: true,
    solved: true,
    satisfaction: 'satisfied',
    dissatisfied: false,
  });
  expect(story.act('close', {}, people.intake).now().state).toBe('closed');
});

test('dissatisfaction brings a second handling with its own limit, once', () => {
  const story = storyAt('checked').at('04-28 09:00').act('call_back', unhappy, people.intake);
  expect(story.now()).toMatchObject({
    state: 'handling',
    fields: { dissatisfied: true, calledBack: false, reworks: 0 },
  });
  // Three working days after 28 April: 29 and 30 April, 6 May.
  expect(story.clock('handle')).toMatchObject({ startedAt: wall('04-28 09:00'), dueAt: wall('05-06 18:00') });
  story.act('reply', findings, people.roads).act('check', { result: 'pass' }, people.intake);
  expect(story.act('call_back', unhappy, people.intake).now().state).toBe('checked');
});

test('a call-back before the check ends the checking clock without a verdict', () => {
  const story = storyAt('handled').act('call_back', unhappy, people.intake);
  expect(story.now().state).toBe('handling');
  expect(story.clock('check')).toMatchObject({ state: 'stopped', verdict: null });
});

const missed = { reached: false, reason: '无人接听' } as const;

test('nobody reached is recorded with its reason and is no call-back; after three attempts the case may be closed', () => {
  const story = storyAt('checked');
  expect(story.refusal('call_back', { reached: false }, people.intake)).toBe('case.needs');
  story.act('call_back', missed, people.intake).act('call_back', missed, people.intake);
  expect(story.fields()).toMatchObject({ calledBack: false, missedCalls: 2 });
  expect(story.refusal('close', {}, people.intake)).toBe('case.needs');
  story.act('call_back', missed, people.intake).act('close', {}, people.intake);
  expect(story.now()).toMatchObject({ state: 'closed', fields: { calledBack: false, missedCalls: 3 } });
});

test('a policy says after how many attempts; a new answer is called about anew', () => {
  const quotas = { ...aKind().quotas, callBackTries: 1 };
  const story = storyAt('handled', { quotas }).act('call_back', missed, people.intake);
  story.act('check', { result: 'fail', reason: '仍有积水' }, people.intake).act('reply', findings, people.roads);
  story.act('check', { result: 'pass' }, people.intake);
  expect(story.refusal('close', {}, people.intake)).toBe('case.needs');
  expect(story.act('call_back', missed, people.intake).act('close', {}, people.intake).now().state).toBe('closed');
});

test('a call-back says whether it was solved, how satisfied the person is, and why not', () => {
  const story = storyAt('checked');
  expect(story.refusal('call_back', { reached: true, solved: true }, people.intake)).toBe('case.needs');
  expect(story.refusal('call_back', { reached: true, solved: false, satisfaction: 'neutral' }, people.intake)).toBe(
    'case.needs',
  );
  expect(story.refusal('call_back', happy, people.dispatcher)).toBe('case.not-yours');
});
