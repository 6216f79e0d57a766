import { blankForm, type ReportForm } from './report-form.ts';

/** A report that was put aside. */
export type KeptDraft = { readonly id: string; readonly at: string; readonly form: ReportForm };

/** Drafts hold people's numbers: they stay on this computer for a day and no longer. */
const keepMs = 24 * 3600_000;
const most = 5;

/** The drafts that are not too old, newest first; anything that is no draft is left out. */
export function readDrafts(text: string | null, now: Date): readonly KeptDraft[] {
  const drafts = listIn(text).flatMap((value) => {
    const draft = asDraft(value);
    return draft && now.getTime() - Date.parse(draft.at) < keepMs ? [draft] : [];
  });
  return drafts.toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** The list with one draft added or renewed; the oldest go when there are too many. */
export function withDraft(drafts: readonly KeptDraft[], draft: KeptDraft): readonly KeptDraft[] {
  return [draft, ...withoutDraft(drafts, draft.id)].slice(0, most);
}

export function withoutDraft(drafts: readonly KeptDraft[], id: string): readonly KeptDraft[] {
  return drafts.filter((one) => one.id !== id);
}

function listIn(text: string | null): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    /* Something else wrote there: as good as nothing. */
    return [];
  }
}

function asDraft(value: unknown): KeptDraft | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, at, form } = value as Partial<KeptDraft>;
  if (typeof id !== 'string' || typeof at !== 'string' || typeof form !== 'object' || form === null) return undefined;
  if (typeof form.kind !== 'string' || typeof form.text !== 'string') return undefined;
  return { id, at, form: { ...blankForm(form.kind, form.source ?? ''), ...form } };
}
