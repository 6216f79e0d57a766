import { resolve } from 'node:path';
import { bringIn, givenMapping, outcome } from './bring-in.ts';
import { type Command, optional, required, UsageError } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

const text = { type: 'string' } as const;

/** Brings in a list of cases from a file, as the page does, and waits until it is in. */
export const importCases: Command = {
  name: 'import cases',
  about: { zh: '从文件导入案件（CSV、XLSX、JSON Lines）', en: 'bring in cases from a file (CSV, XLSX, JSON Lines)' },
  usage: 'FILE --town ID [--kind hotline] [--source import] [--zone Asia/Shanghai] [--mapping FILE.json]',
  options: { town: text, kind: text, source: text, zone: text, mapping: text },
  run: async ({ options, words, openWorld }) => {
    const [path] = words;
    if (path === undefined) throw new UsageError('缺少文件。A file is missing.');
    const townId = required(options, 'town');
    const mapping = await givenMapping(options);
    const [kind, source, zone] = ['kind', 'source', 'zone'].map((option) => optional(options, option));
    const asked = { ...(kind ? { kind } : {}), ...(source ? { source } : {}), ...(zone ? { zone } : {}) };
    const world = await openWorld();
    await refuseUnknownTown(world.sql, townId);
    const run = await bringIn(world, { townId, path: resolve(path), kind: 'cases', mapping, asked });
    return { data: run, text: outcome(run), ok: run.state === 'done' };
  },
};
