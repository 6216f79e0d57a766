import { NewApiKey } from '@chengyun/contract/people';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { makeKey } from '../people/keys/make-key.ts';
import { checked } from './checked.ts';
import { type Command, listed, optional, required } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

const text = { type: 'string' } as const;

/** Makes a key by which a program calls the API of a town. */
export const keyCreate: Command = {
  name: 'key create',
  about: { zh: '为程序创建密钥，只显示一次', en: 'make a key for a program; it is shown once' },
  usage: '--town ID --name NAME --roles dispatcher [--scopes read,write] [--units ID,…] [--days 365]',
  options: { town: text, name: text, roles: text, scopes: text, units: text, days: text },
  run: async ({ options, openWorld }) => {
    const townId = required(options, 'town');
    const wanted = checked(NewApiKey, {
      name: required(options, 'name'),
      roles: listed(required(options, 'roles')),
      scopes: listed(optional(options, 'scopes') ?? 'read'),
      unitIds: listed(optional(options, 'units')),
      days: Number(optional(options, 'days') ?? 365),
    });
    const { sql, now } = await openWorld();
    await refuseUnknownTown(sql, townId);
    const made = await inTown(sql, townId, systemActor, (tx) => makeKey(tx, townId, 'system', wanted, now()));
    const until = made.apiKey.expiresAt?.slice(0, 10);
    const note = `只显示这一次，有效至 ${until}。Shown this once; valid until ${until}.`;
    return { data: made, text: `${made.key}\n${note}` };
  },
};
