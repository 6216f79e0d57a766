import { chownSync, mkdirSync, statSync } from 'node:fs';

/** The account PostgreSQL runs as; `undefined` means our own. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

// `nobody`: exists on every Unix and owns nothing. PostgreSQL refuses to run as root.
const NOBODY = 65534;

/**
 * As root: whoever owns the cluster already there, else whoever owns the data folder, else `nobody`.
 * Ordinary users and Windows run PostgreSQL as themselves.
 */
export function accountFor(dataDir: string, clusterDir: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  for (const dir of [clusterDir, dataDir]) {
    const owner = statSync(dir, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return { uid: NOBODY, gid: NOBODY };
}

/** Makes `dir` and gives it to `account`, closed to everybody else. */
export function makeFolderOf(account: Account, dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (account) chownSync(dir, account.uid, account.gid);
}

/** Throws one sentence when the cluster belongs to somebody else, which PostgreSQL would refuse less clearly. */
export function checkOwner(clusterDir: string): void {
  const me = process.getuid?.();
  const owner = statSync(clusterDir, { throwIfNoEntry: false })?.uid;
  if (me === undefined || me === 0 || owner === undefined || owner === me) return;
  throw new Error(
    `The database folder ${clusterDir} belongs to account ${owner}, not to yours (${me}); start as that account, or set DATA_DIR to another folder.`,
  );
}
