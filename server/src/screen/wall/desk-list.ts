import type { CaseQuery } from '@chengyun/contract/case-list';
import type { WallFigure } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';
import type postgres from 'postgres';
import { caseFilter } from '../../cases/view/filter.ts';
import { countFigure, type Telling } from './figure.ts';

/** A list of the desk, narrowed to the cases of the scene. */
interface DeskList {
  /** `from` and `where` over `not_closed c`: the few cases that lists of open ones are of. */
  readonly from: postgres.PendingQuery<postgres.Row[]>;
  /** How many it has, as a figure that opens it. */
  readonly count: (name: Localized, direction?: 'lower') => Promise<WallFigure>;
}

/** The list of open cases that the desk shows for a query; the wall asks for no other. */
export function deskList(
  { sql, ground, actor, cases }: Telling,
  asked: Pick<CaseQuery, 'attention'> | { readonly state: 'open' | 'dispatched,handling' },
): DeskList {
  const query: CaseQuery = {
    ...asked,
    ...(cases.kind ? { kind: cases.kind } : {}),
    ...(cases.class ? { category: cases.class } : {}),
  };
  const page = { limit: 1, cursor: null };
  const from = sql`from not_closed c where ${caseFilter(sql, ground, query, { actor, page })}`;
  return {
    from,
    count: async (name, direction) => {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n ${from}`;
      const opens = { to: 'desk', id: null, search: query as Record<string, string> } as const;
      return countFigure(name, row?.n ?? 0, opens, direction);
    },
  };
}
