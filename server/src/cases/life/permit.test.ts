import { expect, test } from 'vitest';
import type { Refusal } from '../../support/http/refusal.ts';
import { aStory, findings, storyAt, wall } from '../testing/a-story.ts';
import { idsFrom, people } from '../testing/a-town.ts';
import { play } from '../testing/play.ts';

/** What `work` is refused with. */
function refusalOf(work: () => unknown): Refusal | null {
  try {
    work();
  } catch (error) {
    return error as Refusal;
  }
  return null;
}

test('a refusal names the state and what is allowed, for the reader and for a program', () => {
  const story = storyAt('handled');
  const stage = { ground: story.ground, newId: idsFrom(1), main: story.now() };
  const move = { action: 'reply', input: findings, actor: people.roads, now: wall('04-27 10:00') } as const;
  const refused = refusalOf(() => play({ aggregate: story.now(), journal: story.journal() }, move, stage));
  expect(refused).toMatchObject({
    code: 'case.not-allowed-now',
    values: {
      number: 'CS-20260427-00001',
      state: { zh: '待核查' },
      action: { zh: '反馈' },
      allowed: { zh: '先行联系、备注', en: 'Contact the reporter, Note' },
    },
    facts: { state: 'handled', version: 5, allowedActions: ['contact', 'note'] },
  });
});

test('until when a case is suspended is told by the clock of the town', () => {
  const story = storyAt('handling');
  const ask = { reason: '等待专项资金', until: wall('06-01 09:00').toISOString() };
  story.act('ask_suspension', ask, people.roads);
  const requestId = story.now().requests.at(-1)?.id ?? '';
  story.act('decide_suspension', { requestId, approve: true, reason: '同意' }, people.dispatcher);
  const stage = { ground: story.ground, newId: idsFrom(1), main: story.now() };
  const move = { action: 'reply', input: findings, actor: people.roads, now: wall('05-06 10:00') } as const;
  const refused = refusalOf(() => play({ aggregate: story.now(), journal: story.journal() }, move, stage));
  expect(refused).toMatchObject({ code: 'case.suspended', values: { until: '2026-06-01 09:00' } });
});

test('who may report a matter is told by the names of their roles', () => {
  const refused = refusalOf(() => aStory({ reporters: ['intake', 'chief', 'system'] }, {}, people.roads));
  const who = { zh: '受理员、值班长', en: 'intake clerk, duty chief' };
  expect(refused).toMatchObject({ code: 'case.not-yours', values: { who } });
});

test('a step is signed in the role that allowed it', () => {
  const story = storyAt('filed').act('note', { text: '备注' }, people.deskAndRoads);
  expect(story.journal().at(-1)?.actorRole).toBe('dispatcher');
  const accepted = storyAt('dispatched').act('accept', {}, people.deskAndRoads);
  expect(accepted.journal().at(-1)?.actorRole).toBe('unit');
});

test('a step never lies before the one before it, whatever the clock of the server says', () => {
  const story = aStory().at('04-27 08:00').act('note', { text: '备注' }, people.intake);
  expect(story.now().updatedAt).toBe(wall('04-27 09:00').toISOString());
});
