import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { restoreInto } from '../people/backup/restore-into.ts';
import { type Command, UsageError } from './command.ts';

/** Brings a backup into an empty data folder or an empty database. */
export const restore: Command = {
  name: 'restore',
  about: {
    zh: '将备份恢复到空的数据目录（或 DATABASE_URL 所指的空库）；恢复后请执行 verify',
    en: 'bring a backup into an empty data folder, or the empty database of DATABASE_URL; run verify after it',
  },
  usage: 'FILE',
  options: {},
  run: async ({ words }) => {
    const [file] = words;
    if (file === undefined) throw new UsageError('请给出备份文件。Name the file of the backup.');
    const read = readConfig(process.env, [], process.cwd());
    if (!read.ok) throw new UsageError(read.problems.join('\n'));
    const from = resolve(file);
    const came = await restoreInto(read.config, from, (what) => process.stderr.write(`${what}\n`));
    const keys =
      came.keys > 0
        ? ''
        : `\n启动前请把原密钥文件放回 ${read.config.personal.keysFile} 与 ${read.config.dataDir}。Put the keys back in their places before you start.`;
    const text = `已恢复 ${from}（${came.at}）：${came.rows} 行、${came.files} 个文件。Restored: ${came.rows} rows, ${came.files} files.${keys}\n请执行 npm run chengyun -- verify。Now run npm run chengyun -- verify.`;
    return { data: came, text };
  },
};
