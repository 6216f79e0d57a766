const OUTAGE: ReadonlySet<string> = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'ECONNREFUSED',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Whether the store is away: an outage that will pass, and nobody's mistake. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  // The socket of a database that is down is not there; a file that is not there is our bug.
  const noSocket = error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  return noSocket || OUTAGE.has(String(error.code));
}
