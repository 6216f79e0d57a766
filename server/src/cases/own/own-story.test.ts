import { expect, test } from 'vitest';
import { aStory, category, findings } from '../testing/a-story.ts';
import { aPerson, idOf, people, unitIds } from '../testing/a-town.ts';
import { mayRate, ownLines, ownStage } from './own-story.ts';

const COMPANY = idOf(0xc1);
const clerk = { ...aPerson('company-1', ['enterprise']), companyIds: [COMPANY] };
const colleague = { ...aPerson('company-2', ['enterprise']), companyIds: [COMPANY] };
const rival = { ...aPerson('rival-1', ['enterprise']), companyIds: [idOf(0xc2)] };
const resident = aPerson('resident-1', ['resident']);
const forAll = {
  sources: ['phone', 'enterprise', 'resident'],
  reporters: ['intake', 'enterprise', 'resident'],
} as const;
const kind = { sources: [...forAll.sources], reporters: [...forAll.reporters] };
const nameOf = (id: string) => (id === unitIds.roads ? '市政养护所' : null);
const content = { reached: true, solved: true, satisfaction: 'satisfied' } as const;

function answered(reporter = clerk) {
  return aStory(kind, { source: 'enterprise' }, reporter)
    .act('note', { text: '内部：来电人情绪激动' }, people.intake)
    .act('file', { category, note: '内部备注' }, people.intake)
    .act('dispatch', { leadUnitId: unitIds.roads, coUnitIds: [unitIds.gas] }, people.dispatcher)
    .act('accept', {}, people.roads)
    .act('contact', { contacted: false, reason: '电话未接通' }, people.roads)
    .act('reply', { ...findings, text: '协办：燃气管已查' }, people.gas)
    .act('reply', { ...findings, text: '路面已修复', factNote: '内部认定' }, people.roads);
}

test('the reporter is told the way of the case and the answer, and no person, note or reason of the staff', () => {
  const lines = ownLines(answered().journal(), nameOf);
  expect(lines.map(({ step, unit, text }) => [step, unit, text])).toEqual([
    ['received', null, null],
    ['accepted', null, null],
    ['passed_on', '市政养护所', null],
    ['handling', '市政养护所', null],
    ['answered', '市政养护所', '路面已修复'],
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/内部|协办|未接通|roads-1|intake-1/);
});

test('what was taken back was never told', () => {
  const story = aStory(kind, { source: 'resident' }, resident).act('file', { category }, people.intake);
  const taken = story.act('undo', { seq: 2 }, people.intake);
  expect(ownLines(taken.journal(), nameOf).map(({ step }) => step)).toEqual(['received']);
  expect(ownStage(taken.now().state)).toBe('received');
});

test('a refusal is told with its reason', () => {
  const story = aStory(kind, { source: 'resident' }, resident).act(
    'decline',
    { reason: '属于信访事项' },
    people.intake,
  );
  expect(ownLines(story.journal(), nameOf).at(-1)).toMatchObject({ step: 'declined', text: '属于信访事项' });
});

test('whoever of the company reported or not may rate the answer; another company, or a resident, may not', () => {
  const story = answered();
  expect(story.fields()).toMatchObject({ reporterRole: 'enterprise', reporterUnitId: COMPANY, reportedBy: clerk.id });
  expect(story.refusal('call_back', content, rival)).toBe('case.not-yours');
  expect(story.refusal('call_back', content, resident)).toBe('case.not-yours');
  expect(mayRate(story.now().state, story.fields().satisfaction)).toBe(true);
  story.act('call_back', { reached: false, reason: '无人接听' }, people.intake);
  expect(mayRate(story.now().state, story.fields().satisfaction)).toBe(true);
  story.act('call_back', content, colleague);
  expect(mayRate(story.now().state, story.fields().satisfaction)).toBe(false);
  expect(ownLines(story.journal(), nameOf).at(-1)).toMatchObject({ step: 'rated', unit: null, text: null });
});

test('who is from outside takes no other step, on their own case neither', () => {
  const story = answered();
  expect(story.refusal('note', { text: '加急' }, clerk)).toBe('case.not-yours');
  expect(story.refusal('check', { result: 'pass' }, clerk)).toBe('case.not-yours');
  expect(story.refusal('close', {}, clerk)).toMatch(/^case\./);
});

test('what staff report belongs to nobody outside, whatever company they would name', () => {
  expect(aStory().fields()).toMatchObject({ reporterRole: null, reporterUnitId: null });
});
