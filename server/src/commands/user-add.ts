import { NewStaffMember } from '@chengyun/contract/people';
import { v7 } from 'uuid';
import { makeHashing } from '../people/accounts/hash-password.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { addStaff, preparePassword } from '../people/staff/add-staff.ts';
import { checked } from './checked.ts';
import { type Command, listed, optional, required } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

const text = { type: 'string' } as const;

/** Adds a person to a town's staff with a one-time password. */
export const userAdd: Command = {
  name: 'user add',
  about: {
    zh: '为镇添加人员，一次性密码只显示一次',
    en: "add a person to a town's staff; the one-time password is shown once",
  },
  usage: '--town ID --username NAME --name 姓名 --roles intake,dispatcher [--units ID,…] [--areas CODE,…]',
  options: { town: text, username: text, name: text, roles: text, units: text, areas: text },
  run: async ({ options, openWorld }) => {
    const townId = required(options, 'town');
    const member = checked(NewStaffMember, {
      username: required(options, 'username'),
      name: required(options, 'name'),
      roles: listed(required(options, 'roles')),
      unitIds: listed(optional(options, 'units')),
      areaCodes: listed(optional(options, 'areas')),
    });
    const { sql } = await openWorld();
    await refuseUnknownTown(sql, townId);
    const prepared = await preparePassword(makeHashing().hash, undefined, member.username);
    const added = await inTown(sql, townId, systemActor, (tx) => addStaff(tx, townId, v7(), member, prepared));
    const { username, name } = added.person;
    const password = `一次性密码 One-time password: ${added.oneTimePassword}`;
    return { data: added, text: `已添加 ${name}（${username}）。Added ${name} (${username}).\n${password}` };
  },
};
