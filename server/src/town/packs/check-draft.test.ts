import type { Pack } from '@chengyun/contract/pack';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkDraft, type DraftSurroundings, draftFromText, draftFromValue } from './check-draft.ts';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';

const { packs, calendars, unitKinds } = joinPacks(exampleFiles);
const [current] = packs;
if (!current) throw new Error('the example has a pack');
const around: DraftSurroundings = { id: 'streets', version: 2, current, others: [], calendars, unitKinds };
const policy = { ...current, taxonomies: ['street'] };

function problemsOf(draft: unknown, changed: Partial<DraftSurroundings> = {}) {
  const checked = checkDraft(draftFromValue(draft), { ...around, ...changed });
  return checked.ok ? [] : checked.problems.map(({ path, message }) => ({ path, en: message.en }));
}

test('a draft that names its taxonomies keeps them and gets the next version', () => {
  expect(checkDraft(draftFromText(stringify(policy)), around)).toEqual({ ok: true, pack: { ...current, version: 2 } });
});

test('a taxonomy written out replaces the one of its name', () => {
  const [street] = current.taxonomies;
  const draft: Pack = { ...current, taxonomies: street ? [{ ...street, version: '2027' }] : [] };
  const checked = checkDraft(draftFromValue(draft), around);
  expect(checked.ok && checked.pack.taxonomies.map(({ version }) => version)).toEqual(['2027']);
});

test('a value that does not fit is told at its line, with what would fit', () => {
  const text = stringify(policy).replace('yellowShare: 0.75', 'yellowShare: 3');
  const line = text.split('\n').findIndex((each) => each.includes('yellowShare')) + 1;
  const checked = checkDraft(draftFromText(text), around);
  expect(checked).toEqual({
    ok: false,
    problems: [
      {
        ...{ file: 'pack', line, column: 5, path: 'kinds[0].yellowShare', value: 3 },
        message: {
          zh: 'kinds[0].yellowShare 的值 3 不合要求，应为不小于 0.1、不大于 0.99的数字',
          en: 'kinds[0].yellowShare is 3; it must be a number, at least 0.1 and at most 0.99.',
        },
      },
    ],
  });
});

test('a fault inside a taxonomy is told at its path in the draft', () => {
  const [street] = current.taxonomies;
  const categories = street?.categories.map((each) => ({ ...each, parent: each.parent === null ? null : '99' }));
  expect(problemsOf({ ...policy, taxonomies: [{ ...street, categories }] })[0]).toEqual({
    path: 'taxonomies[0].categories[1].parent',
    en: 'Category "0101" names the parent "99", which is not here; give a code of this file or null.',
  });
});

test('unknown calendars, taxonomies and unit kinds are named with the known ones', () => {
  const [special] = current.routing.special;
  const routing = { ...current.routing, special: special ? [{ ...special, unitKind: 'nobody' }] : [] };
  expect(problemsOf({ ...policy, calendar: 'lunar', routing })).toEqual([
    { path: 'calendar', en: 'There is no calendar "lunar"; known: office.' },
    {
      path: 'routing.special[0].unitKind',
      en: 'routing.special[0].unitKind: unit kind "nobody" is not in unit-kinds.yaml; known: greening, sanitation.',
    },
  ]);
});

test('a kind of another pack of the town is refused', () => {
  expect(problemsOf(policy, { others: [{ ...current, id: 'other' }] })).toEqual([
    { path: 'kinds[0].id', en: 'Kind "street-case" already belongs to the pack other; choose another id.' },
  ]);
});

test('another id than the address says is refused', () => {
  expect(problemsOf({ ...policy, id: 'roads' }).map(({ path }) => path)).toEqual(['id']);
});

test('what is no YAML and what is no pack is told and nothing thrown', () => {
  for (const text of ['{', '', '- 1', '"x"', 'null']) {
    const checked = checkDraft(draftFromText(text), around);
    expect(checked.ok).toBe(false);
  }
});
