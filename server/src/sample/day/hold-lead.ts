import { connect } from '../../support/db/connect.ts';

/** Of several servers on one database one leads: who has `isLeading`, until `close` or until its connection breaks. */
export interface Lead {
  /** Tries to lead, or makes sure that it still does. */
  readonly isLeading: () => Promise<boolean>;
  /** Lets others lead. */
  readonly yield: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the one connection on which the lead is held; the store itself forgets who held it when that breaks. */
export function openLead(ownerUrl: string, what: string): Lead {
  const sql = connect(ownerUrl, { max: 1, applicationName: `chengyun ${what}` });
  return {
    isLeading: async () => {
      const [row] = await sql<{ leads: boolean }[]>`
        select exists (
          select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted
        ) or pg_try_advisory_lock(hashtext(${`chengyun ${what}`})) as leads`;
      return row?.leads ?? false;
    },
    yield: async () => {
      await sql`select pg_advisory_unlock_all()`;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
