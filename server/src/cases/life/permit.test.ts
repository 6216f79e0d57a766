import { expect, test } from 'vitest';
import type { Refusal } from '../../support/http/refusal.ts';
import { aStory, findings, storyAt, wall } from '../testing/a-story.ts';
import { idsFrom, people } from '../testing/a-town.ts';
import { play } from '../testing/play.ts';

test('a refusal names the state and what is allowed, for the reader and for a program', () => {
  const story = storyAt('handled');
  const stage = { ground: story.ground, newId: idsFrom(1), main: story.now() };
  const move = { action: 'reply', input: findings, actor: people.roads, now: wall('04-27 10:00') } as const;
  let refused: Refusal | null = null;
  try {
    play({ aggregate: story.now(), journal: story.journal() }, move, stage);
  } catch (error) {
    refused = error as Refusal;
  }
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
