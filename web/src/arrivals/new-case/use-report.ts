import { useCallback, useEffect, useMemo, useState } from 'react';
import { newKey } from '../../api/client.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { type Photos, usePhotos } from '../../ui/photos/use-photos.ts';
import { useDebounced } from '../use-debounced.ts';
import type { KeptDraft } from './kept-drafts.ts';
import { firstSource, type ReportKind } from './kinds.ts';
import { blankForm, isBlank, type ReportChange, type ReportForm } from './report-form.ts';
import { type Drafts, useDrafts } from './use-drafts.ts';

export type Report = {
  /** Made once per report: its draft's id and the key that keeps a double press from opening two cases. */
  readonly id: string;
  readonly form: ReportForm;
  readonly change: (change: ReportChange) => void;
  readonly photos: Photos;
  readonly drafts: Drafts;
  /** Puts the report aside and begins a new one; false when there was nothing to keep. */
  readonly putAside: () => boolean;
  readonly resume: (draft: KeptDraft) => void;
  /** The report is a case now: its draft goes, a new one begins. */
  readonly done: () => void;
};

/** The report being written, kept as a draft a second after each pause. */
export function useReport(first: ReportKind): Report {
  const { roles } = useTown();
  const blank = useCallback(() => blankForm(first.kind.id, firstSource(first.kind, roles)), [first, roles]);
  const [{ id, own }, setState] = useState(() => ({ id: newKey(), own: blank() }));
  const [drafts, photos] = [useDrafts(), usePhotos()];
  const form = useMemo(() => ({ ...own, photos: photos.sent }), [own, photos.sent]);
  const change = useCallback(
    (step: ReportChange) => setState((before) => ({ ...before, own: { ...before.own, ...step } })),
    [],
  );
  useAutosave(id, form, drafts.keep);
  const begin = (kept: Pick<KeptDraft, 'id' | 'form'>) => {
    photos.replace(kept.form.photos);
    setState({ id: kept.id, own: kept.form });
  };
  const fresh = () => begin({ id: newKey(), form: blank() });
  return {
    ...{ id, form, change, photos, drafts },
    putAside: () => {
      if (isBlank(form)) return false;
      drafts.keep({ id, at: new Date().toISOString(), form });
      fresh();
      return true;
    },
    resume: (draft) => {
      if (!isBlank(form)) drafts.keep({ id, at: new Date().toISOString(), form });
      begin(draft);
    },
    done: () => {
      drafts.drop(id);
      fresh();
    },
  };
}

function useAutosave(id: string, form: ReportForm, keep: Drafts['keep']): void {
  const now = useMemo(() => ({ id, form }), [id, form]);
  const settled = useDebounced(now, 1000);
  useEffect(() => {
    if (!isBlank(settled.form)) keep({ ...settled, at: new Date().toISOString() });
  }, [settled, keep]);
}
