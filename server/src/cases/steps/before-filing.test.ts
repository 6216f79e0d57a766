import { expect, test } from 'vitest';
import { aStory, category, photo, wall } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';

const photos = { before: [photo], after: [photo] };

test('a report waits to be taken in, and the clocks of taking in and filing run', () => {
  const story = aStory();
  expect(story.now()).toMatchObject({ state: 'reported', version: 1, number: 'CS-20260427-00001' });
  expect(story.clock('accept')).toMatchObject({ state: 'running', dueAt: wall('04-27 09:15') });
  expect(story.clock('file')).toMatchObject({ state: 'running', dueAt: wall('04-27 09:30') });
});

test('a report without text, title or category is refused', () => {
  expect(() => aStory({}, { text: ' ' })).toThrow('case.needs');
});

test('a report without a place is refused where the kind wants one', () => {
  expect(() => aStory({ place: 'required' })).toThrow('case.needs');
});

test('a source or a role that the kind does not know is refused', () => {
  expect(() => aStory({}, { source: 'rumour' })).toThrow('case.no-such');
  expect(() => aStory({}, {}, people.leader)).toThrow('case.not-yours');
});

test('the unit asked to verify says what it found, and filing stays with the intake clerk', () => {
  const story = aStory().act('verify_before_filing', { unitId: unitIds.gridTeam }, people.intake);
  expect(story.refusal('verify_before_filing', { unitId: unitIds.gridTeam }, people.chief)).toBe('case.needs');
  expect(story.refusal('verify_result', { found: true }, people.roads)).toBe('case.not-yours');
  story.at('04-27 09:20').act('verify_result', { found: true }, people.patrol);
  expect(story.now()).toMatchObject({ state: 'reported', tasks: [{ part: 'verify', state: 'done', result: 'found' }] });
  expect(story.clock('accept')).toMatchObject({ state: 'stopped', verdict: 'in_time' });
});

test('filing judges taking in and starts the clocks of dispatch, contact and the whole', () => {
  const story = aStory().at('04-27 09:40').act('file', { category }, people.intake);
  expect(story.now()).toMatchObject({ state: 'filed', fields: { filedAt: wall('04-27 09:40').toISOString() } });
  expect(story.clock('file').verdict).toBe('late');
  expect(story.fields().late).toBe(false);
  expect(Object.values(story.now().clocks).filter((clock) => clock.state === 'running')).toMatchObject([
    { name: 'dispatch' },
    { name: 'contact' },
    { name: 'whole' },
  ]);
});

test('filing wants a category of the pack and a condition of that category', () => {
  const story = aStory();
  expect(story.refusal('file', {}, people.intake)).toBe('case.needs');
  expect(story.refusal('file', { category: { taxonomy: 'small', code: '99' } }, people.intake)).toBe('case.no-such');
  expect(story.refusal('file', { category, conditionCode: '01-1' }, people.intake)).toBe('case.no-such');
});

test('the condition chosen at filing sets the limit of handling', () => {
  const filing = { category: { taxonomy: 'small', code: '01' }, conditionCode: '01-2' };
  const story = aStory().act('file', filing, people.intake);
  story.act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  expect(story.clock('handle')).toMatchObject({
    dueAt: wall('04-27 13:00'),
    limit: { amount: 4, unit: 'urgent_hour' },
  });
});

test('a report not to be filed ends with its reason and no clock runs', () => {
  const story = aStory().act('ask_void', { reason: '重复' }, people.intake);
  story.act('decline', { reason: '非管辖范围' }, people.intake);
  expect(story.now()).toMatchObject({ state: 'declined', requests: [{ kind: 'void', state: 'lapsed' }] });
  expect(Object.values(story.now().clocks).map((clock) => clock.state)).toEqual(['stopped', 'stopped']);
});

test('who found it may close it on the spot with photos, and nobody else', () => {
  const story = aStory({}, {}, people.patrol);
  expect(story.refusal('quick_close', photos, people.intake)).toBe('case.not-yours');
  expect(story.refusal('quick_close', photos, people.roads)).toBe('case.not-yours');
  story.act('quick_close', photos, people.patrol);
  expect(story.now()).toMatchObject({ state: 'closed', fields: { outcome: 'solved', handlerId: people.patrol.id } });
});

test('closing on the spot is refused where the kind does not allow it', () => {
  expect(aStory({ quickClose: false }, {}, people.patrol).refusal('quick_close', photos, people.patrol)).toBe(
    'case.needs',
  );
});
