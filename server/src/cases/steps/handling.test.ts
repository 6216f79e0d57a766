import { expect, test } from 'vitest';
import { findings, photo, storyAt, wallText } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';

test('a person of the lead unit takes the case, and only of that unit', () => {
  const story = storyAt('dispatched');
  expect(story.refusal('accept', {}, people.water)).toBe('case.not-yours');
  expect(story.refusal('start', {}, people.dispatcher)).toBe('case.not-yours');
  story.act('accept', {}, people.roads);
  expect(story.now()).toMatchObject({ state: 'handling', fields: { handlerId: people.roads.id } });
  expect(story.now().tasks).toMatchObject([{ state: 'accepted', handlerId: people.roads.id }]);
});

test('a person of the office above the lead unit may act for it', () => {
  expect(storyAt('dispatched').act('start', {}, people.office).now().state).toBe('handling');
});

test('the lead unit names who handles the case, before and while it is handled', () => {
  const story = storyAt('dispatched').act('assign', { handlerId: people.roads2.id }, people.roads);
  expect(story.now()).toMatchObject({ state: 'handling', fields: { handlerId: people.roads2.id } });
  story.act('assign', { handlerId: people.roads.id }, people.roads2);
  expect(story.now().tasks).toMatchObject([{ handlerId: people.roads.id }]);
});

test('the first contact stops its clock; an attempt without contact is recorded and does not', () => {
  const story = storyAt('handling').act('contact', { contacted: false, reason: '电话无人接听' }, people.roads);
  expect(story.clock('contact').state).toBe('running');
  const contact = { contacted: true, at: wallText('04-27 09:30'), person: '诉求人' } as const;
  expect(story.refusal('contact', contact, people.roads)).toBe('case.needs');
  story.at('04-27 10:00').act('contact', contact, people.roads);
  expect(story.clock('contact')).toMatchObject({ state: 'stopped', verdict: 'in_time' });
});

test("the lead unit's reply waits for every co-handling unit", () => {
  const story = storyAt('filed');
  story.act('dispatch', { leadUnitId: unitIds.roads, coUnitIds: [unitIds.gas] }, people.dispatcher);
  story.act('accept', {}, people.roads);
  expect(story.refusal('reply', findings, people.roads)).toBe('case.needs');
  story.act('reply', { text: '燃气管线已确认安全' }, people.gas);
  expect(story.now().state).toBe('handling');
  expect(story.act('reply', findings, people.roads).now().state).toBe('handled');
});

test('a person over both the lead and a co-handling unit replies for the latter first', () => {
  const story = storyAt('filed');
  story.act('dispatch', { leadUnitId: unitIds.roads, coUnitIds: [unitIds.water] }, people.dispatcher);
  story.act('accept', {}, people.office).act('reply', findings, people.office);
  expect(story.now().state).toBe('handling');
  expect(story.act('reply', findings, people.office).now().state).toBe('handled');
});

test('a reply stops handling, starts checking and keeps who handled it', () => {
  const story = storyAt('handling').at('04-28 10:00').act('reply', findings, people.roads2);
  expect(story.now()).toMatchObject({
    state: 'handled',
    fields: { handlerId: people.roads.id, outcome: 'solved', factFinding: 'true', demandFinding: 'justified' },
  });
  expect(story.clock('handle')).toMatchObject({ state: 'stopped', verdict: 'in_time' });
  expect(story.clock('check').state).toBe('running');
});

test('a reply after the deadline makes the case late', () => {
  const story = storyAt('handling').at('05-07 18:01').act('reply', findings, people.roads);
  expect(story.fields().late).toBe(true);
  expect(story.clock('handle').verdict).toBe('late');
});

test('a reply says its outcome and findings, and explains a finding that is not full', () => {
  const story = storyAt('handling');
  const { outcome: _, ...noOutcome } = findings;
  expect(story.refusal('reply', noOutcome, people.roads)).toBe('case.needs');
  expect(story.refusal('reply', { text: '已修复', outcome: 'solved' }, people.roads)).toBe('case.needs');
  const partly = { ...findings, factFinding: 'partly_true', demandFinding: 'unjustified' } as const;
  expect(story.refusal('reply', { ...partly, factNote: '仅一处破损' }, people.roads)).toBe('case.needs');
  const explained = { ...partly, factNote: '仅一处破损', demandNote: '超出养护范围' };
  expect(story.act('reply', explained, people.roads).now().state).toBe('handled');
});

test('a photo is wanted where the kind or the condition for filing wants one', () => {
  const byKind = storyAt('handling', { replyPhoto: true });
  expect(byKind.refusal('reply', findings, people.roads)).toBe('case.needs');
  expect(byKind.act('reply', { ...findings, attachmentIds: [photo] }, people.roads).now().state).toBe('handled');
  const filing = { category: { taxonomy: 'small', code: '01' }, conditionCode: '01-2' };
  const byCondition = storyAt('filed').act('undo', { seq: 2 }, people.intake).act('file', filing, people.intake);
  byCondition.act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher).act('accept', {}, people.roads);
  expect(byCondition.refusal('reply', findings, people.roads)).toBe('case.needs');
});
