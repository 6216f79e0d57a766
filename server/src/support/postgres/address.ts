import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// The most bytes a socket's path may have (sun_path less its closing zero): 107 on Linux, 103 on macOS and the BSDs.
const LONGEST_PATH = process.platform === 'linux' ? 107 : 103;

/**
 * The address of a database of the cluster for its owner: through the socket in the cluster's folder, which costs a
 * quarter less per message than loopback, or by the port where there are no sockets or the folder's path is too long.
 */
export function databaseAddress(
  clusterDir: string,
  { port, user, password, database }: { port: number; user: string; password: string; database: string },
): string {
  const address = `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  return hasSocket(clusterDir, port) ? `${address}?host=${encodeURIComponent(clusterDir)}` : address;
}

function hasSocket(clusterDir: string, port: number): boolean {
  return process.platform !== 'win32' && Buffer.byteLength(socketPath(clusterDir, port)) <= LONGEST_PATH;
}

/** Where PostgreSQL puts the socket of `port` in the folder `host`. */
export function socketPath(host: string, port: number): string {
  return join(host, `.s.PGSQL.${port}`);
}

/** Clears the sockets of a PostgreSQL that is gone; their lock files would be taken for a living one's. */
export function clearSockets(clusterDir: string): void {
  for (const name of readdirSync(clusterDir)) if (name.startsWith('.s.PGSQL.')) rmSync(join(clusterDir, name));
}
