import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeBackup } from '../people/backup/make-backup.ts';
import { type Command, optional, UsageError } from './command.ts';

/** Saves database and files of a running or a stopped installation into one file. */
export const backup: Command = {
  name: 'backup',
  about: {
    zh: '备份数据库与文件，服务运行时亦可；密钥不入备份，须另行保存（--with-keys 一并写入）',
    en: 'save database and files, also while the server runs; keys are not in it and must be kept apart (--with-keys puts them in)',
  },
  usage: '[--to FILE] [--with-keys]',
  options: { to: { type: 'string' }, 'with-keys': { type: 'boolean' } },
  run: async ({ options, openWorld }) => {
    const given = optional(options, 'to');
    const to = given === undefined ? undefined : resolve(given);
    if (to !== undefined && existsSync(to))
      throw new UsageError(`文件 ${to} 已存在，不会覆盖。${to} exists already and is not written over.`);
    const withKeys = options['with-keys'] === true;
    const world = await openWorld();
    const made = await makeBackup(world, {
      ...{ kind: 'asked', withKeys, tell: (what) => process.stderr.write(`${what}\n`) },
      ...(to === undefined ? {} : { to }),
    });
    const megabytes = (made.bytes / 1e6).toFixed(1);
    const apart = withKeys
      ? '密钥在其中，请妥善保管。It holds the keys: keep it safe.'
      : `密钥未包含，请另行保存 ${world.config.personal.keysFile} 与 audit-key.pem，缺失则无法恢复个人信息。The keys are not in it; keep them apart, without them personal data cannot be read again.`;
    const text = `${made.path}：${made.rows} 行、${made.files} 个文件、${megabytes} MB。${made.rows} rows, ${made.files} files.\n${apart}`;
    return { data: { ...made, withKeys }, text };
  },
};
