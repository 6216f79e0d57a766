import postgres from 'postgres';

/** The pool or a transaction: a function that only asks never cares which. */
export type Sql = postgres.ISql;

/** A pool, for whoever opens transactions, listens or closes. */
export type Pool = postgres.Sql;

type Options = {
  /** The role every connection runs as from its first moment; the login must be allowed to `set role` to it. */
  readonly role?: string;
  /** Most connections at a time; 10 unless told. */
  readonly max?: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
  /** Settings of each session, such as `maintenance_work_mem`. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** Opens a pool; nothing connects before the first query. */
export function connect(url: string, { role, max = 10, applicationName = 'chengyun', settings }: Options = {}): Pool {
  return postgres(url, {
    max,
    // Sent while connecting, not as a statement afterwards: no query can ever slip out before it.
    connection: { application_name: applicationName, TimeZone: 'UTC', ...settings, ...(role ? { role } : {}) },
    onnotice: () => {}, // "already exists, skipping" is no news
  });
}
