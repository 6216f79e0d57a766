import { expect, test } from 'vitest';
import { storyAt, wallText } from '../testing/a-story.ts';
import { people } from '../testing/a-town.ts';

const order = { level: 'red', demand: '两日内办结', answerBy: wallText('04-29 09:00') } as const;

test('a supervision is laid on, answered by the unit and lifted, each explicitly', () => {
  const story = storyAt('handling').act('supervise', order, people.leader);
  const supervisionId = story.now().supervisions[0]?.id ?? '';
  const lift = { supervisionId, reason: '已答复' };
  expect(story.refusal('lift_supervision', lift, people.leader)).toBe('case.needs');
  expect(story.refusal('answer_supervision', { supervisionId, text: '正在抢修' }, people.water)).toBe('case.not-yours');
  story.act('answer_supervision', { supervisionId, text: '正在抢修' }, people.roads);
  expect(story.refusal('answer_supervision', { supervisionId, text: '再答' }, people.roads)).toBe('case.needs');
  story.at('04-28 09:00').act('lift_supervision', lift, people.leader);
  expect(story.now().supervisions).toMatchObject([
    { level: 'red', byId: people.leader.id, answer: '正在抢修', liftedAt: wallText('04-28 09:00'), automatic: false },
  ]);
});

test('an urge needs no answer to be lifted, nor a date', () => {
  const story = storyAt('handling').act('urge', { demand: '请抓紧办理' }, people.intake);
  const supervisionId = story.now().supervisions[0]?.id ?? '';
  story.act('lift_supervision', { supervisionId, reason: '已在办理' }, people.chief);
  expect(story.now().supervisions).toMatchObject([
    { level: 'urge', answerBy: null, liftedAt: wallText('04-27 09:00') },
  ]);
});

test('a supervision is still answered and lifted after the reply and after closing', () => {
  const story = storyAt('handled').act('supervise', order, people.chief);
  const supervisionId = story.now().supervisions[0]?.id ?? '';
  story.act('check', { result: 'pass' }, people.intake);
  story.act('call_back', { reached: true, solved: true, satisfaction: 'mostly' }, people.intake);
  story.act('close', {}, people.intake).act('answer_supervision', { supervisionId, text: '已办结' }, people.roads);
  story.act('lift_supervision', { supervisionId, reason: '已办结' }, people.chief);
  expect(story.now().supervisions).toMatchObject([{ answer: '已办结', liftedAt: wallText('04-27 09:00') }]);
});

test('a supervision of a case that no unit has yet is lifted without an answer', () => {
  const story = storyAt('filed').act('supervise', order, people.leader);
  const supervisionId = story.now().supervisions[0]?.id ?? '';
  expect(story.refusal('lift_supervision', { supervisionId, reason: '已派遣' }, people.leader)).toBeNull();
});

test('a leader takes a case under their own name', () => {
  const lead = { leaderId: people.leader.id, demand: '现场协调', answerBy: wallText('04-29 09:00') };
  const story = storyAt('handling').act('lead', lead, people.leader);
  expect(story.now().supervisions).toMatchObject([{ level: 'led', leaderId: people.leader.id }]);
  expect(story.refusal('lead', lead, people.dispatcher)).toBe('case.not-yours');
});

test('the date to answer by lies ahead, and one that no clock shows is refused', () => {
  const story = storyAt('handling').at('04-29 09:00');
  expect(story.refusal('supervise', order, people.leader)).toBe('case.too-far');
  expect(story.refusal('urge', order, people.leader)).toBe('case.too-far');
  const leap = { ...order, answerBy: '2026-06-30T23:59:60Z' };
  expect(story.refusal('supervise', leap, people.leader)).toBe('case.no-such');
});
