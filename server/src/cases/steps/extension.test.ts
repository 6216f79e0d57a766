import { expect, test } from 'vitest';
import { type Story, storyAt, wall, wallText } from '../testing/a-story.ts';
import { people } from '../testing/a-town.ts';

const reason = '需协调管线单位';

function granted(story: Story, until: string): Story {
  story.act('ask_extension', { reason, until: wallText(until) }, people.roads);
  return story.act(
    'decide_extension',
    { requestId: lastRequest(story), approve: true, reason: '同意' },
    people.dispatcher,
  );
}

function lastRequest(story: Story): string {
  return story.now().requests.at(-1)?.id ?? '';
}

test('a granted extension moves the deadline to the date asked for, and the whole one along', () => {
  const story = storyAt('handling');
  const whole = story.clock('whole').dueAt;
  granted(story, '05-09 12:00');
  expect(story.fields().extensions).toBe(1);
  expect(story.clock('handle').dueAt).toEqual(wall('05-09 12:00'));
  // 12 working hours on from 19 May 18:00, the end of the fifteenth working day after 27 April (9 May makes up).
  expect(whole).toEqual(wall('05-20 18:00'));
  expect(story.clock('whole').dueAt).toEqual(wall('05-22 12:00'));
});

test('a refused extension uses nothing up', () => {
  const story = storyAt('handling').act('ask_extension', { reason, until: wallText('05-08 18:00') }, people.roads);
  const due = story.clock('handle').dueAt;
  story.act('decide_extension', { requestId: lastRequest(story), approve: false, reason: '不同意' }, people.chief);
  expect(story.fields().extensions).toBe(0);
  expect(story.clock('handle').dueAt).toEqual(due);
  expect(story.now().requests).toMatchObject([{ state: 'refused', decidedBy: people.chief.id, decision: '不同意' }]);
});

test('a second extension can be had, a third cannot', () => {
  const story = granted(granted(storyAt('handling'), '05-08 18:00'), '05-09 18:00');
  expect(story.refusal('ask_extension', { reason, until: wallText('05-11 18:00') }, people.roads)).toBe(
    'case.quota-used',
  );
});

test('a further extension waits for the decision on the one before', () => {
  const story = storyAt('handling').act('ask_extension', { reason, until: wallText('05-08 18:00') }, people.roads);
  expect(story.refusal('ask_extension', { reason, until: wallText('05-09 18:00') }, people.roads)).toBe('case.needs');
});

test('an extension is at most one original limit long and ends after the deadline of now', () => {
  const story = storyAt('handling');
  const ask = (until: string) => story.refusal('ask_extension', { reason, until: wallText(until) }, people.roads);
  expect(ask('05-07 18:00')).toBe('case.too-far');
  expect(ask('05-14 18:00')).toBe('case.too-far');
  expect(ask('05-07 20:00')).toBe('case.too-far');
});

test('a date that does not fit is told with those that would, by the clock of the town', () => {
  const ask = () => storyAt('handling').act('ask_extension', { reason, until: wallText('05-07 17:00') }, people.roads);
  const values = { earliest: '2026-05-07 18:00', latest: '2026-05-14 17:00', given: '2026-05-07 17:00' };
  expect(ask).toThrow(expect.objectContaining({ code: 'case.too-far', values: expect.objectContaining(values) }));
});

test('no extension is asked for or granted once the deadline has passed', () => {
  const story = storyAt('handling').act('ask_extension', { reason, until: wallText('05-08 18:00') }, people.roads);
  const requestId = lastRequest(story);
  story.at('05-07 18:01');
  const decide = { requestId, approve: true, reason: '同意' };
  expect(story.refusal('decide_extension', decide, people.dispatcher)).toBe('case.needs');
  story.act('decide_extension', { ...decide, approve: false }, people.dispatcher);
  expect(story.refusal('ask_extension', { reason, until: wallText('05-09 18:00') }, people.roads)).toBe('case.needs');
});

test('only the lead unit asks and only the dispatcher or the chief decides', () => {
  const story = storyAt('handling');
  const ask = { reason, until: wallText('05-08 18:00') };
  expect(story.refusal('ask_extension', ask, people.water)).toBe('case.not-yours');
  story.act('ask_extension', ask, people.roads);
  const decide = { requestId: lastRequest(story), approve: true, reason: '同意' };
  expect(story.refusal('decide_extension', decide, people.intake)).toBe('case.not-yours');
  expect(story.refusal('decide_extension', { ...decide, requestId: 'none' }, people.dispatcher)).toBe('case.no-such');
});
