import { goRound } from '../go-round.ts';
import { within } from '../within.ts';
import { connect } from './connect.ts';

/** What is told of a store that goes and comes. */
export type StoreNews = { readonly away: () => void; readonly back: () => void };

const EVERY_MS = 1_000;
/** A store may be busy for a while; it is away when it does not answer the smallest question for so long. */
const PATIENCE_MS = 15_000;

/**
 * Asks the store once a second, on a connection of its own, whether it is there. Tells when that connection breaks or no
 * answer comes, and when there is an answer again; at the beginning the store is taken to be there. Gives how to stop.
 */
export function watchStore(url: string, { away, back }: StoreNews): () => Promise<void> {
  let [isAway, stopping] = [false, false];
  const lose = () => {
    if (!isAway && !stopping) away();
    isAway = true;
  };
  const sql = connect(url, { max: 1, applicationName: 'chengyun watch', onClose: lose });
  const rounds = goRound({
    pauseMs: EVERY_MS,
    onTrouble: lose,
    round: async () => {
      await within(sql`select 1`, PATIENCE_MS);
      if (isAway) back();
      isAway = false;
      return false;
    },
  });
  return async () => {
    stopping = true;
    await rounds.stop();
    await sql.end({ timeout: 5 });
  };
}
