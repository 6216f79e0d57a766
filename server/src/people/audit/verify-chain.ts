import type { Sql } from '../../support/db/connect.ts';
import type { Chain } from './chain.ts';
import type { FoundHead } from './heads.ts';
import {
  type RowFault,
  rowFaults,
  type Seal,
  type SealedRow,
  type SealFault,
  sealFault,
  signatureFault,
  type Trusted,
} from './seal.ts';
import { rowsBetween, sealsAfter, unsealedOlderThan } from './seal-queries.ts';

/** Something that is not as it was sealed. */
export type AuditProblem = {
  readonly kind: SealFault | RowFault['kind'] | 'head-contradicted' | 'head-unreadable' | 'unsealed';
  /** The number of the seal, where it is about one. */
  readonly seal?: string;
  /** The number of the row. */
  readonly row?: string;
  readonly source?: string;
  readonly file?: string;
  readonly count?: number;
};

export type AuditVerified = {
  readonly chain: string;
  readonly seals: number;
  readonly rows: number;
  readonly problems: readonly AuditProblem[];
};

type Options = {
  readonly trusted: Trusted;
  readonly heads: readonly FoundHead[];
  readonly seen?: (rows: number) => void;
};

/** Below every number of PostgreSQL's bigint. */
const LOWEST = -(2n ** 63n);
const SEALS_AT_ONCE = 200;
const ROWS_AT_ONCE = 4000;
const MOST_PROBLEMS = 200;
/** Rows that wait longer than this for their seal are a problem: the sealing does not run. */
const PATIENCE_S = 60;

/** Checks a chain from its first seal: seals, signatures, every row, heads that were kept, and what is not sealed. */
export async function verifyChain(sql: Sql, chain: Chain, { trusted, heads, seen }: Options): Promise<AuditVerified> {
  const problems: AuditProblem[] = [];
  const wanted = headsOf(chain, heads, trusted, problems);
  const count = { seals: 0, rows: 0 };
  let last: Seal | undefined;
  for (;;) {
    const seals = await sealsAfter(sql, chain, last?.n ?? 0n, SEALS_AT_ONCE);
    if (seals.length === 0) break;
    for (const group of groups(seals)) {
      const rows = await rowsBetween(sql, chain, fromOf(group[0]), group.at(-1)?.toId ?? 0n);
      count.rows += rows.length;
      for (const seal of group) {
        problems.push(...faultsOf(seal, last, trusted, rowsOf(seal, rows)));
        if (wanted.get(seal.n)?.equals(seal.hash)) wanted.delete(seal.n);
        last = seal;
      }
    }
    count.seals += seals.length;
    seen?.(count.rows);
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (problems.length < MOST_PROBLEMS) {
    problems.push(...[...wanted.keys()].map((n) => ({ kind: 'head-contradicted' as const, seal: String(n) })));
    const waiting = await unsealedOlderThan(sql, chain, last?.toId ?? 0n, PATIENCE_S);
    if (waiting > 0) problems.push({ kind: 'unsealed', count: waiting });
  }
  return { chain: chain.id, ...count, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** The hashes that heads kept elsewhere demand, by the number of the seal. */
function headsOf(
  chain: Chain,
  heads: readonly FoundHead[],
  trusted: Trusted,
  problems: AuditProblem[],
): Map<bigint, Buffer> {
  const wanted = new Map<bigint, Buffer>();
  for (const { file, head } of heads) {
    if (!head) {
      if (file.startsWith(`${chain.id}-`)) problems.push({ kind: 'head-unreadable', file });
      continue;
    }
    if (head.chain !== chain.id) continue;
    const fault = signatureFault(head, trusted);
    if (fault) problems.push({ kind: fault, file, seal: String(head.n) });
    else wanted.set(head.n, head.hash);
  }
  return wanted;
}

/** Seals whose rows are read together. */
function groups(seals: readonly Seal[]): readonly (readonly Seal[])[] {
  const all: Seal[][] = [];
  let rows = ROWS_AT_ONCE;
  for (const seal of seals) {
    if (rows + seal.ids.length > ROWS_AT_ONCE) {
      all.push([]);
      rows = 0;
    }
    all.at(-1)?.push(seal);
    rows += seal.ids.length;
  }
  return all;
}

function rowsOf(seal: Seal, rows: readonly SealedRow[]): readonly SealedRow[] {
  const from = fromOf(seal);
  return rows.filter(({ id }) => id > from && id <= seal.toId);
}

/** The first seal answers for whatever is numbered below it too: nothing honest is. */
function fromOf(seal: Seal | undefined): bigint {
  return seal === undefined || seal.n === 1n ? LOWEST : seal.afterId;
}

function faultsOf(
  seal: Seal,
  last: Seal | undefined,
  trusted: Trusted,
  rows: readonly SealedRow[],
): readonly AuditProblem[] {
  const fault = sealFault(seal, last, trusted);
  const n = String(seal.n);
  const found = rowFaults(seal, rows).map(({ kind, id, source }) => ({
    ...{ kind, seal: n, row: String(id) },
    ...(source === undefined ? {} : { source }),
  }));
  return fault ? [{ kind: fault, seal: n }, ...found] : found;
}
