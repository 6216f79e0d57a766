import { createHmac } from 'node:crypto';
import type { Sql } from '../../support/db/connect.ts';
import { type KeyEntry, type KeyFile, KeyFileFault, type KeyUse } from './key-file.ts';

interface Mark {
  readonly use: KeyUse;
  readonly version: number;
  readonly mark: Buffer;
}

const MARK_BYTES = 16;

/** By what a key is known again: a digest that tells nothing of it. */
export function markOf(use: KeyUse, { version, suite, key }: KeyEntry): Buffer {
  return createHmac('sha256', Buffer.from(key, 'base64url'))
    .update(`chengyun key mark ${use} ${version} ${suite}`)
    .digest()
    .subarray(0, MARK_BYTES);
}

/** The marks of all keys that this database has been written with. */
export function knownMarks(ownerSql: Sql) {
  return ownerSql<Mark[]>`select use, version, mark from platform.personal_key_mark order by use, version`;
}

/** Notes the keys of a file that the database does not know yet. */
export async function noteKeys(ownerSql: Sql, file: KeyFile): Promise<void> {
  const rows = (['data', 'index'] as const).flatMap((use) =>
    file[use].map((entry) => ({ use, version: entry.version, suite: entry.suite, mark: markOf(use, entry) })),
  );
  await ownerSql`insert into platform.personal_key_mark ${ownerSql(rows)} on conflict do nothing`;
}

/** Throws a sentence when the database was written with a key that the file lacks, or has otherwise. */
export function refuseWrongKeys(path: string, file: KeyFile, marks: readonly Mark[]): void {
  for (const { use, version, mark } of marks) {
    const entry = file[use].find((one) => one.version === version);
    if (!entry) {
      throw new KeyFileFault(
        `密钥文件 ${path} 缺少数据库正在使用的第 ${version} 版密钥（${use}）；请换回较新的密钥文件。` +
          `The key file ${path} lacks key ${version} (${use}) that this database uses; put the newer file back.`,
      );
    }
    if (!markOf(use, entry).equals(mark)) {
      throw new KeyFileFault(
        `密钥文件 ${path} 与数据库不匹配（${use} 第 ${version} 版）；请换回该数据库自己的密钥文件。` +
          `The key file ${path} is not this database's (key ${version}, ${use}); put its own file back.`,
      );
    }
  }
}

/** The sentence for a file that is gone while the database holds what it sealed. */
export function missingFile(path: string): KeyFileFault {
  return new KeyFileFault(
    `找不到密钥文件 ${path}，数据库中的个人信息已用其加密；请从备份恢复该文件，或用 PERSONAL_KEYS_FILE 指明位置。` +
      `The key file ${path} is missing and this database holds personal data sealed with it; put it back from a backup, or say with PERSONAL_KEYS_FILE where it is.`,
  );
}
