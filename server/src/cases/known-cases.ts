import { afterCommit } from '../support/db/after-commit.ts';
import type { Sql } from '../support/db/connect.ts';
import type { CaseAggregate } from './life/aggregate.ts';

/** How many are kept; a case with its clocks and tasks takes some 5 kB. */
const MOST = 1000;

/**
 * The cases that this server stored last, as it stored them. Who acts on exactly the version that is here need not read
 * the case first: the statement that stores the step looks at version and rights again, and finds no row when another
 * server has moved the case or the actor may not see it.
 */
export interface KnownCases {
  /** A case at exactly this version, or undefined when it is not known so. */
  readonly at: (townId: string, id: string, version: number) => CaseAggregate | undefined;
  /** Keeps a case as soon as the transaction that stored it has committed; one that is rolled back leaves nothing. */
  readonly keep: (sql: Sql, townId: string, aggregate: CaseAggregate) => void;
}

export function knownCases(most = MOST): KnownCases {
  const known = new Map<string, CaseAggregate>();
  const nameOf = (townId: string, id: string) => `${townId}/${id}`;

  function put(name: string, aggregate: CaseAggregate): void {
    // Taken out and put at the end: the first of the map is the one that nobody has acted on for longest.
    known.delete(name);
    known.set(name, aggregate);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  }

  return {
    at: (townId, id, version) => {
      const found = known.get(nameOf(townId, id));
      return found?.version === version ? found : undefined;
    },
    keep: (sql, townId, aggregate) => afterCommit(sql, () => put(nameOf(townId, aggregate.id), aggregate)),
  };
}
