import { useCallback, useState } from 'react';
import { useMe, useTown } from '../../api/TownProvider.tsx';
import { type KeptDraft, readDrafts, withDraft, withoutDraft } from './kept-drafts.ts';

export type Drafts = {
  readonly drafts: readonly KeptDraft[];
  readonly keep: (draft: KeptDraft) => void;
  readonly drop: (id: string) => void;
};

/* A browser may forbid storage; drafts then last as long as the page. */
function read(name: string): readonly KeptDraft[] {
  try {
    return readDrafts(localStorage.getItem(name), new Date());
  } catch {
    return [];
  }
}

function write(name: string, drafts: readonly KeptDraft[]): void {
  try {
    if (drafts.length === 0) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(drafts));
  } catch {
    /* see read */
  }
}

/** The reader's drafts in this town, kept in this browser. */
export function useDrafts(): Drafts {
  const name = `chengyun.drafts.${useTown().id}.${useMe().user.id}`;
  const [drafts, setDrafts] = useState(() => read(name));
  const change = useCallback(
    (next: (drafts: readonly KeptDraft[]) => readonly KeptDraft[]) =>
      setDrafts((before) => {
        const after = next(before);
        write(name, after);
        return after;
      }),
    [name],
  );
  const keep = useCallback((draft: KeptDraft) => change((before) => withDraft(before, draft)), [change]);
  const drop = useCallback((id: string) => change((before) => withoutDraft(before, id)), [change]);
  return { drafts, keep, drop };
}
