import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backupName } from '../../support/backup/keep-backups.ts';
import { type BackupMade, writeBackup } from '../../support/backup/write-backup.ts';
import type { World } from '../../support/world.ts';
import { keyFile } from '../audit/keys.ts';
import { townIds } from '../create-town.ts';
import { townSchema } from '../in-town.ts';

/** What is asked of a backup beside being one. */
export type Asked = {
  readonly kind: 'night' | 'asked';
  /** A file to write; in the folder of backups under its instant unless told. */
  readonly to?: string;
  /** With the keys of the audit trail and of personal data. Whoever has the file then has everything. */
  readonly withKeys?: boolean;
  readonly tell?: (what: string) => void;
};

/** The folder of backups. */
export function backupsDir(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** Files of keys by the names they have in a backup. */
export function keyFiles({
  dataDir,
  personal,
}: World['config']): readonly { readonly name: string; readonly path: string }[] {
  return [
    { name: 'audit-key.pem', path: keyFile(dataDir) },
    { name: 'personal-keys.json', path: personal.keysFile },
  ];
}

/** Saves the whole installation while it runs. */
export async function makeBackup({ config, ownerSql, now }: World, asked: Asked): Promise<BackupMade> {
  const at = now();
  const dir = backupsDir(config.dataDir);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const towns = await townIds(ownerSql);
  return writeBackup({
    ownerSql,
    schemas: ['platform', 'graphile_worker', ...towns.map(townSchema)],
    folders: ['files', 'audit-heads'].map((name) => ({ name, dir: join(config.dataDir, name) })),
    keys: asked.withKeys ? keyFiles(config) : [],
    to: asked.to ?? join(dir, backupName(at, asked.kind)),
    at,
    ...(asked.tell ? { tell: asked.tell } : {}),
  });
}
