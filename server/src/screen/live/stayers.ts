import type { Staying } from '../../people/caller.ts';

/** Those who stay on the line, looked at from time to time. */
interface Stayers {
  readonly join: (staying: Staying, end: () => void) => () => void;
  /** Asks once for all of them, and ends the lines of those who are no more who they were. */
  readonly look: () => Promise<void>;
}

type AskAll = (staying: readonly Staying[]) => Promise<readonly boolean[]>;

/** Keeps who stays; `onTrouble` is told when nobody can be asked, and they are looked at the next time. */
export function makeStayers(askAll: AskAll, onTrouble: (error: unknown) => void): Stayers {
  const lines = new Set<{ readonly staying: Staying; readonly end: () => void }>();
  return {
    join: (staying, end) => {
      const line = { staying, end };
      lines.add(line);
      return () => void lines.delete(line);
    },
    look: async () => {
      const now = [...lines];
      if (now.length === 0) return;
      try {
        const stay = await askAll(now.map(({ staying }) => staying));
        for (const [at, { end }] of now.entries()) if (stay[at] === false) end();
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}
