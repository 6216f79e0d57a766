import type { Move } from './next-move.ts';

/** What will be done next with each open case; a case without a move stands too, so that it is not looked at again. */
export interface Agenda {
  /** Sets what follows a version of a case. */
  readonly put: (caseId: string, version: number, move: Move | null) => void;
  readonly drop: (caseId: string) => void;
  /** Moves due by an instant (epoch milliseconds), earliest first, `most` of them. */
  readonly due: (now: number, most: number) => readonly Move[];
  /** Of all open cases those whose present version has no entry; entries of cases no longer open go. */
  readonly compare: (open: readonly { readonly id: string; readonly version: number }[]) => readonly string[];
  readonly size: () => number;
}

/** An empty agenda. Some thousand entries: looking through all of them once a second costs nothing. */
export function newAgenda(): Agenda {
  const entries = new Map<string, { readonly version: number; readonly move: Move | null }>();
  return {
    put: (caseId, version, move) => void entries.set(caseId, { version, move }),
    drop: (caseId) => void entries.delete(caseId),
    size: () => entries.size,
    due: (now, most) => {
      const moves = [...entries.values()].flatMap(({ move }) => (move && move.at <= now ? [move] : []));
      return moves.toSorted((a, b) => a.at - b.at).slice(0, most);
    },
    compare: (open) => {
      const there = new Set(open.map(({ id }) => id));
      for (const id of entries.keys()) if (!there.has(id)) entries.delete(id);
      return open.filter(({ id, version }) => entries.get(id)?.version !== version).map(({ id }) => id);
    },
  };
}
