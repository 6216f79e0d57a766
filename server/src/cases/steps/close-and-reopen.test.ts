import { expect, test } from 'vitest';
import { aStory, findings, photo, storyAt, wall } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';

const reason = '问题再次出现';

test('a case is closed after its call-back where the kind requires one', () => {
  const story = storyAt('checked');
  expect(story.refusal('close', {}, people.intake)).toBe('case.needs');
  expect(storyAt('checked', { callBack: 'optional' }).act('close', {}, people.chief).now().state).toBe('closed');
});

test('a closed case has every clock judged, but for a first contact that never was', () => {
  const clocks = Object.values(storyAt('closed').now().clocks);
  expect(clocks.filter((clock) => clock.state !== 'stopped')).toEqual([]);
  expect(clocks.filter((clock) => clock.verdict === null).map((clock) => clock.name)).toEqual(['contact']);
});

test('a request to void that still waits lapses at closing', () => {
  const story = storyAt('checked', { callBack: 'none' }).act('ask_void', { reason: '重复' }, people.dispatcher);
  expect(story.act('close', {}, people.intake).now().requests).toMatchObject([{ kind: 'void', state: 'lapsed' }]);
});

test('a reopened case is dispatched again; the whole clock goes on, the time between not counting', () => {
  const story = storyAt('closed');
  const due = story.clock('whole').dueAt;
  story.at('05-06 09:00').act('reopen', { reason }, people.intake);
  expect(story.now()).toMatchObject({
    state: 'filed',
    fields: { reopens: 1, returns: 0, leadUnitId: null, closedAt: null },
  });
  expect(story.clock('dispatch')).toMatchObject({ state: 'running', dueAt: wall('05-06 09:15') });
  // Closed for four working days: the rest of 27, and 28, 29, 30 April.
  expect(due).toEqual(wall('05-20 18:00'));
  expect(story.clock('whole')).toMatchObject({ state: 'running', dueAt: wall('05-26 18:00') });
  story.act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  expect(story.clock('handle').startedAt).toEqual(wall('05-06 09:00'));
});

test('a reopened case may be returned as often as a new one', () => {
  const story = storyAt('dispatched').act('not_ours', { reason }, people.roads);
  story.act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher).act('accept', {}, people.roads);
  story.act('reply', findings, people.roads).act('check', { result: 'pass' }, people.intake);
  story.act('call_back', { reached: true, solved: true, satisfaction: 'satisfied' }, people.intake);
  story.act('close', {}, people.intake);
  expect(story.fields().returns).toBe(1);
  expect(story.act('reopen', { reason }, people.intake).fields().returns).toBe(0);
});

test('a case is reopened within the days of the policy, to the second', () => {
  const story = storyAt('closed').at('05-27 09:00');
  expect(story.refusal('reopen', { reason }, people.intake)).toBeNull();
  expect(story.at('05-27 09:01').refusal('reopen', { reason }, people.intake)).toBe('case.needs');
});

test('a case closed on the spot has its whole clock from its reopening', () => {
  const story = aStory({}, {}, people.patrol).act('quick_close', { before: [photo], after: [photo] }, people.patrol);
  story.at('04-28 09:00').act('reopen', { reason }, people.intake);
  expect(story.clock('whole').startedAt).toEqual(wall('04-28 09:00'));
});
