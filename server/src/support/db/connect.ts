import postgres from 'postgres';
import { socketPath } from '../postgres/address.ts';

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
  /** Called whenever a connection ends; they are then kept for good and not renewed every hour. */
  readonly onClose?: () => void;
};

// The driver's own throws over a time that is none while it sends, and who waits on that connection waits for ever:
// written as it is, the store refuses it.
const instants: postgres.PostgresType<Date | string> = {
  ...{ to: 1184, from: [1082, 1114, 1184] },
  serialize: (given: Date | string) => {
    const at = new Date(given);
    return Number.isNaN(at.getTime()) ? String(given) : at.toISOString();
  },
  parse: (text: string) => new Date(text),
};

/** Before another try to reach a store that is away; the driver's own would let it be back for 20 s unnoticed. */
const LONGEST_PAUSE_S = 1;

/** Opens a pool; nothing connects before the first query. */
export function connect(
  url: string,
  { role, max = 10, applicationName = 'chengyun', settings, onClose }: Options = {},
): Pool {
  return postgres(withoutHost(url), {
    max,
    ...throughSocket(url),
    ...(onClose ? { onclose: onClose, max_lifetime: null } : {}),
    // Sent while connecting, not as a statement afterwards: no query can ever slip out before it.
    connection: { application_name: applicationName, TimeZone: 'UTC', ...settings, ...(role ? { role } : {}) },
    backoff: (failures: number) => Math.min(0.01 * 3 ** failures, LONGEST_PAUSE_S),
    onnotice: () => {}, // "already exists, skipping" is no news
    types: { date: instants },
  });
}

// `?host=/folder` in an address names the folder of a Unix socket, as libpq has it; this driver wants it as an option
// and would send it to the server as a setting.
function throughSocket(url: string): { path: string } | undefined {
  const { searchParams, port } = new URL(url);
  const folder = searchParams.get('host');
  return folder?.startsWith('/') ? { path: socketPath(folder, Number(port || 5432)) } : undefined;
}

function withoutHost(url: string): string {
  const address = new URL(url);
  address.searchParams.delete('host');
  return address.href;
}
