import type { Pool } from '../support/db/connect.ts';
import { systemActor } from './actor.ts';
import { inTown } from './in-town.ts';

/** The units below given ones, from a town's tree that is remembered for a short time. */
export type Units = {
  readonly withBelow: (townId: string, unitIds: readonly string[]) => Promise<readonly string[]>;
  readonly forget: (townId: string) => void;
};

type Row = { readonly id: string; readonly parentId: string | null };
type Remembered = { readonly rows: Promise<readonly Row[]>; readonly until: number };

// Another process may change the tree: what is remembered is asked again this often, in milliseconds.
const REMEMBERED_FOR = 5000;

/** Remembers each town's tree of units; `clock` gives milliseconds. */
export function makeUnits(sql: Pool, clock: () => number): Units {
  const towns = new Map<string, Remembered>();
  const tree = (townId: string) => {
    const known = towns.get(townId);
    if (known && known.until > clock()) return known.rows;
    const rows = unitTree(sql, townId);
    rows.catch(() => towns.delete(townId));
    towns.set(townId, { rows, until: clock() + REMEMBERED_FOR });
    return rows;
  };
  return {
    withBelow: async (townId, unitIds) => (unitIds.length === 0 ? [] : below(await tree(townId), unitIds)),
    forget: (townId) => void towns.delete(townId),
  };
}

/** The given units and all below them, each once. */
export function below(rows: readonly Row[], unitIds: readonly string[]): readonly string[] {
  const children = Map.groupBy(rows, (row) => row.parentId);
  const found = new Set<string>();
  const waiting = [...unitIds];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(children.get(id) ?? []).map((row) => row.id));
  }
  return [...found];
}

function unitTree(sql: Pool, townId: string): Promise<readonly Row[]> {
  return inTown(sql, townId, systemActor, (tx) => tx<Row[]>`select id, parent_id as "parentId" from unit`);
}
