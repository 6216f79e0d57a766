import type { Pool } from '../../support/db/connect.ts';
import type { Chain } from './chain.ts';
import { writeHead } from './heads.ts';
import { type Algorithm, makeSeal, type Seal, type Signer } from './seal.ts';
import { countersNow, insertSeal, lastSeal, rowsBetween, takeTurn, transactionsNow } from './seal-queries.ts';

export type SealerOptions = {
  readonly ownerSql: Pool;
  readonly signer: Signer;
  readonly algorithm: Algorithm;
  /** Where heads are written. */
  readonly heads: string;
  readonly now: () => Date;
};

/** Seals what was written; each call of `round` seals what stood at the call before, once nobody writes to it any more. */
export type Sealer = {
  readonly round: () => Promise<void>;
  /** Rounds until all that stands now is sealed, or `mostMs` have gone by because somebody still writes. */
  readonly catchUp: (mostMs: number) => Promise<void>;
};

type Bound = { readonly chain: Chain; readonly last: bigint };
type Waiting = { readonly bounds: readonly Bound[]; readonly until: bigint };

/** Rows of one seal at most. */
const BLOCK = 2000;

/** Makes a sealer. One of many processes seals a chain at a time; the others find it done. */
export function makeSealer(options: SealerOptions): Sealer {
  const sealed = new Map<string, bigint>();
  let waiting: Waiting | undefined;
  const round = async () => {
    if (waiting && (await transactionsNow(options.ownerSql)).oldest >= waiting.until) {
      const { bounds } = waiting;
      waiting = undefined;
      for (const bound of bounds) sealed.set(bound.chain.id, await sealUpTo(options, bound));
    }
    if (waiting) return;
    const bounds = (await countersNow(options.ownerSql)).filter(
      ({ chain, last }) => last > (sealed.get(chain.id) ?? 0n),
    );
    // Asked for after the bounds were read: whoever has a number up to a bound began before this.
    if (bounds.length > 0) waiting = { bounds, until: (await transactionsNow(options.ownerSql)).next };
  };
  return {
    round,
    catchUp: async (mostMs) => {
      const end = Date.now() + mostMs;
      do {
        await round();
        if (waiting) await round();
        if (waiting) await new Promise((resolve) => setTimeout(resolve, 20));
      } while (waiting && Date.now() < end);
    },
  };
}

/** Seals a chain up to a bound, block by block; gives the number up to which it is sealed. */
async function sealUpTo(options: SealerOptions, { chain, last }: Bound): Promise<bigint> {
  for (;;) {
    const seal = await sealBlock(options, chain, last);
    if (seal === 'done') return last;
    if (seal === 'taken') return 0n;
    writeHead(options.heads, seal);
  }
}

async function sealBlock(
  { ownerSql, signer, algorithm, now }: SealerOptions,
  chain: Chain,
  last: bigint,
): Promise<Seal | 'done' | 'taken'> {
  return ownerSql.begin(async (sql): Promise<Seal | 'done' | 'taken'> => {
    if (!(await takeTurn(sql, chain))) return 'taken';
    const before = await lastSeal(sql, chain);
    const rows = await rowsBetween(sql, chain, before?.toId ?? 0n, last, BLOCK);
    const end = rows.at(-1);
    if (!end) return 'done';
    const toId = rows.length < BLOCK ? last : end.id;
    const seal = makeSeal({ chain: chain.id, at: now(), toId, algorithm, rows }, before, signer);
    await insertSeal(sql, chain, seal);
    return seal;
  });
}

const EVERY_MS = 1000;

/** Seals once a second until stopped; the stop seals what is left. */
export function startSealing(sealer: Sealer, failed: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const again = () => {
    running = sealer
      .round()
      .catch(failed)
      .then(() => {
        if (!stopped) timer = setTimeout(again, EVERY_MS);
      });
  };
  again();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
    await sealer.catchUp(2000).catch(failed);
  };
}
