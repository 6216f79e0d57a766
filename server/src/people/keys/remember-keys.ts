import { shareNext } from '../../support/share-next.ts';
import type { KeyStanding } from '../caller-queries.ts';

/** What keys are good for, asked of the store or remembered from a moment ago. */
export type RememberedKeys = {
  readonly standing: (hash: string) => Promise<KeyStanding | undefined>;
  /** Asks anew for every key. */
  readonly forget: () => void;
};

/**
 * How long the standing of a key is remembered, in milliseconds. Another process may revoke it meanwhile: that is less than
 * a request under way may take. A program that sends hundreds of requests a second would otherwise ask for each of them.
 */
const REMEMBERED_FOR = 250;

/** Remembers keys that hold and need no note of their use; of all others each request asks. `clock` gives milliseconds. */
export function rememberKeys(
  ask: (hash: string) => Promise<KeyStanding | undefined>,
  clock: () => number,
): RememberedKeys {
  const known = new Map<string, { readonly standing: KeyStanding; readonly at: number }>();
  const share = shareNext<KeyStanding | undefined>();
  const askNow = async (hash: string) => {
    const at = clock();
    known.delete(hash);
    const standing = await ask(hash);
    if (standing?.approved && standing.usedLately) known.set(hash, { standing, at });
    return standing;
  };
  return {
    standing: async (hash) => {
      const found = known.get(hash);
      const age = found ? clock() - found.at : -1; // below 0 when a clock was set back
      return found && age >= 0 && age < REMEMBERED_FOR ? found.standing : share(hash, () => askNow(hash));
    },
    forget: () => known.clear(),
  };
}
