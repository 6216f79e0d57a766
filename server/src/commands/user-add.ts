import { NewStaffMember } from '@chengyun/contract/people';
import { v7 } from 'uuid';
import { makeHashing } from '../people/accounts/hash-password.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { readPolicy } from '../people/policy/policy-store.ts';
import { addStaff, preparePassword } from '../people/staff/add-staff.ts';
import { grantersOf } from '../people/staff/staff-queries.ts';
import { checked } from './checked.ts';
import { type Command, listed, optional, required } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

const text = { type: 'string' } as const;

function toGrant(username: string, granters: readonly string[]): readonly string[] {
  if (granters.length === 0) {
    return [
      '本镇尚无安全管理员，授权前该账号不能使用任何功能；请先以初始化账号登录建立三员。',
      'There is no security administrator yet, and before the grant the account may do nothing: sign in with the first account and make the three administrators.',
    ];
  }
  const who = granters.join(', ');
  return [
    `待授权：请安全管理员 ${who} 在“人员与权限”中授权，此前 ${username} 不能使用任何功能。`,
    `Still to be granted by a security administrator (${who}) under People; before that ${username} may do nothing.`,
  ];
}

/** Adds a person to a town's staff with a one-time password; a security administrator must still grant the rights. */
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
    const { policy } = await readPolicy(sql);
    const prepared = await preparePassword(makeHashing().hash, undefined, member.username, policy);
    const added = await inTown(sql, townId, systemActor, (tx) => addStaff(tx, townId, v7(), member, prepared, null));
    const granters = await grantersOf(sql, townId);
    const { username, name } = added.person;
    const lines = [
      `已添加 ${name}（${username}）。Added ${name} (${username}).`,
      `一次性密码 One-time password: ${added.oneTimePassword}`,
      ...toGrant(username, granters),
    ];
    return { data: { ...added, granters }, text: lines.join('\n') };
  },
};
