import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DeviceProtocol } from '@chengyun/contract/device';
import { credentialsFile, makeCredentials } from '../devices/registry/make-credentials.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { bringIn, givenMapping, outcome } from './bring-in.ts';
import { checked } from './checked.ts';
import { type Command, optional, required, UsageError } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

const text = { type: 'string' } as const;

/** Brings in a list of devices from a file, as the page does, and waits until it is in. */
export const importDevices: Command = {
  name: 'import devices',
  about: { zh: '从文件导入设备（CSV、XLSX、JSON Lines）', en: 'bring in devices from a file (CSV, XLSX, JSON Lines)' },
  usage: 'FILE --town ID [--protocol mqtt] [--profile ID] [--mapping FILE.json] [--tokens FILE.csv]',
  options: { town: text, protocol: text, profile: text, mapping: text, tokens: text },
  run: async ({ options, words, openWorld }) => {
    const [path] = words;
    if (path === undefined) throw new UsageError('缺少文件。A file is missing.');
    const townId = required(options, 'town');
    const mapping = await givenMapping(options);
    const [named, profile] = [optional(options, 'protocol'), optional(options, 'profile')];
    const protocol = named === undefined ? undefined : checked(DeviceProtocol, named);
    const asked = { ...(protocol ? { protocol } : {}), ...(profile ? { profile } : {}) };
    const world = await openWorld();
    await refuseUnknownTown(world.sql, townId);
    const run = await bringIn(world, { townId, path: resolve(path), kind: 'devices', mapping, asked });
    const tokens = optional(options, 'tokens');
    if (tokens === undefined) return { data: run, text: outcome(run), ok: run.state === 'done' };
    const made = await inTown(world.sql, townId, systemActor, (sql) => makeCredentials(sql, run.id, false));
    // Readable by its owner alone: whoever has the file can speak for every device in it.
    await writeFile(resolve(tokens), credentialsFile(made, 'zh'), { mode: 0o600, flag: 'wx' });
    const told = `已为 ${made.length} 台设备生成令牌：${tokens}\n${made.length} tokens were made: ${tokens}`;
    return { data: { ...run, tokens: made.length }, text: `${outcome(run)}\n${told}`, ok: run.state === 'done' };
  },
};
