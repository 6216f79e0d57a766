import type { ActionName } from '@chengyun/contract/actions';
import { createContext, useContext } from 'react';
import type { Values } from '../form/fields.ts';

/** What was typed into a form and not yet sent, with what it began with and the version of the case it was begun on. */
export type Draft = { readonly first: Values; readonly values: Values; readonly seen: number };

/** The draft as it was left, or a new one: what its author changed is told from what it began with, not from what is now. */
export function resumed(draft: Draft | undefined, begun: Values, version: number): Draft {
  return draft ?? { first: begun, values: begun, seen: version };
}

/** Unsent forms of this visit, by case and action: going to another case and back loses nothing. */
export type Drafts = {
  readonly get: (caseId: string, action: ActionName) => Draft | undefined;
  readonly set: (caseId: string, action: ActionName, draft: Draft) => void;
  readonly drop: (caseId: string, action: ActionName) => void;
};

export function makeDrafts(): Drafts {
  const kept = new Map<string, Draft>();
  const key = (caseId: string, action: ActionName) => `${caseId} ${action}`;
  return {
    get: (caseId, action) => kept.get(key(caseId, action)),
    set: (caseId, action, draft) => void kept.set(key(caseId, action), draft),
    drop: (caseId, action) => void kept.delete(key(caseId, action)),
  };
}

export const DraftsContext = createContext<Drafts>(makeDrafts());

export function useDrafts(): Drafts {
  return useContext(DraftsContext);
}
