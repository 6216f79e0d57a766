import { expect, test } from 'vitest';
import { type KeptDraft, readDrafts, withDraft, withoutDraft } from './kept-drafts.ts';
import { blankForm } from './report-form.ts';

const now = new Date('2026-11-24T15:00:00+08:00');
const aDraft = (id: string, minutesAgo: number): KeptDraft => ({
  id,
  at: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
  form: { ...blankForm('hotline', 'visit'), text: id },
});

test('drafts come back newest first', () => {
  const text = JSON.stringify([aDraft('old', 60), aDraft('new', 1)]);
  expect(readDrafts(text, now).map(({ id }) => id)).toEqual(['new', 'old']);
});

test('a draft older than a day is forgotten', () => {
  expect(readDrafts(JSON.stringify([aDraft('stale', 24 * 60)]), now)).toEqual([]);
});

test('what is no draft is left out', () => {
  expect(readDrafts('{', now)).toEqual([]);
  expect(readDrafts('[null, 1, {"id":"a"}]', now)).toEqual([]);
  expect(readDrafts(null, now)).toEqual([]);
});

test('keeping the same draft again renews it, and only five are kept', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'a'].reduce<readonly KeptDraft[]>(
    (kept, id) => withDraft(kept, aDraft(id, 0)),
    [],
  );
  expect(many.map(({ id }) => id)).toEqual(['a', 'e', 'd', 'c', 'b']);
  expect(withDraft(many, aDraft('f', 0))).toHaveLength(5);
  expect(withoutDraft(many, 'a')).toHaveLength(4);
});
