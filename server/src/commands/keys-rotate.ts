import { type Rotated, rotateDataKeys } from '../people/personal/rotate.ts';
import { rotateIndexKeys } from '../people/personal/rotate-index.ts';
import type { Command } from './command.ts';

/** Makes a new key of personal data and seals with it what the one before sealed; beside a running server, and resumable. */
export const keysRotate: Command = {
  name: 'keys rotate',
  about: {
    zh: '轮换个人信息密钥：生成新版本并分批重新加密，可中断后继续；--index 轮换检索密钥',
    en: 'rotate the keys of personal data, batch by batch, resumable; --index rotates those that persons are found by',
  },
  usage: '[--index]',
  options: { index: { type: 'boolean' } },
  run: async ({ options, openWorld }) => {
    const world = await openWorld();
    const seen = (rows: number) => process.stderr.write(`\r${rows}`);
    const rotated = await (options['index'] === true ? rotateIndexKeys : rotateDataKeys)(world, seen);
    process.stderr.write('\n');
    return { data: rotated, text: sentence(rotated), ok: rotated.unreadable === 0 };
  },
};

function sentence({ version, resumed, rows, unreadable }: Rotated): string {
  const before = resumed ? ['继续上次轮换。', 'An earlier rotation went on. '] : ['', ''];
  return [
    `${before[0]}当前为第 ${version} 版密钥，已处理 ${rows} 条，${unreadable} 条无法解密。请立即备份密钥文件。`,
    `${before[1]}Key ${version} is in use; ${rows} rows done, ${unreadable} that no key opens. Back the key file up now.`,
  ].join('\n');
}
