import { expect, test } from 'vitest';
import { storyAt, wallText } from '../testing/a-story.ts';
import { people } from '../testing/a-town.ts';

const reason = '重复登记';

test('voiding takes two persons', () => {
  const story = storyAt('handling').act('ask_void', { reason }, people.intake);
  const decide = { requestId: story.now().requests[0]?.id ?? '', approve: true, reason: '属实' };
  expect(story.refusal('ask_void', { reason }, people.chief)).toBe('case.needs');
  expect(story.refusal('decide_void', decide, people.intake)).toBe('case.not-yours');
  story.act('decide_void', decide, people.intake2);
  expect(story.now()).toMatchObject({
    state: 'voided',
    requests: [{ state: 'granted', decidedBy: people.intake2.id }],
  });
});

test('a voided case is not judged and nobody waits for anything in it', () => {
  const story = storyAt('handling').at('05-08 09:00');
  story.act('ask_suspension', { reason, until: wallText('06-01 09:00') }, people.roads);
  story.act('ask_void', { reason }, people.intake);
  const requestId = story.now().requests[1]?.id ?? '';
  story.act('decide_void', { requestId, approve: true, reason: '属实' }, people.chief);
  expect(story.now()).toMatchObject({
    fields: { late: false, closedAt: wallText('05-08 09:00') },
    tasks: [{ state: 'withdrawn', result: 'voided' }],
    requests: [{ state: 'lapsed' }, { state: 'granted' }],
  });
  expect(story.clock('handle')).toMatchObject({ state: 'stopped', verdict: null });
});

test('a suspended case is suspended no longer once it is voided', () => {
  const story = storyAt('handling').act('ask_suspension', { reason, until: wallText('06-01 09:00') }, people.roads);
  const decide = { approve: true, reason: '同意' };
  story.act('decide_suspension', { ...decide, requestId: story.now().requests[0]?.id ?? '' }, people.dispatcher);
  story.at('04-28 09:00').act('ask_void', { reason }, people.intake);
  story.act('decide_void', { ...decide, requestId: story.now().requests[1]?.id ?? '' }, people.chief);
  expect(story.now()).toMatchObject({ state: 'voided', fields: { suspendedUntil: null } });
});

test('a refused request leaves the case as it was and another may be made', () => {
  const story = storyAt('handling').act('ask_void', { reason }, people.intake);
  const requestId = story.now().requests[0]?.id ?? '';
  story.act('decide_void', { requestId, approve: false, reason: '不是重复' }, people.chief);
  expect(story.now()).toMatchObject({ state: 'handling', requests: [{ state: 'refused' }] });
  expect(story.refusal('ask_void', { reason }, people.chief)).toBeNull();
});
