import { type NewStaffMember, StaffImport, StaffList } from '@chengyun/contract/people';
import { v7 } from 'uuid';
import type { Sql } from '../../../support/db/connect.ts';
import { attachmentHeader } from '../../../support/files/disposition.ts';
import { tableStream, tableType } from '../../../support/files/write-table.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import type { Hashing } from '../../accounts/hash-password.ts';
import { oneTimePassword } from '../../accounts/password-policy.ts';
import { type Inviting, invite } from '../../invite/invite.ts';
import { type TownApp, townRoute } from '../../town-route.ts';
import { addStaff } from '../add-staff.ts';
import { HEADINGS, type Known, planList } from './plan-list.ts';
import { type ListRow, readList } from './read-list.ts';

const shared = { tag: 'people', roles: ['sysadmin'] } as const;

/** Staff as a list: a template to fill in, and the list with its accounts, all of it or nothing. */
export function listRoutes(app: TownApp, { hash }: Hashing): void {
  townRoute(app, {
    ...{ ...shared, method: 'GET', url: '/people/template.xlsx', summary: 'a list of staff to be filled in' },
    handler: async ({ reply }) => {
      reply.header('content-type', tableType('xlsx')).header('content-disposition', attachmentHeader('人员名单.xlsx'));
      return reply.send(tableStream(HEADINGS, example(), 'xlsx'));
    },
  });
  townRoute(app, {
    ...{ ...shared, method: 'POST', url: '/people/import', bodyLimit: 3_000_000 },
    summary: 'make accounts from an XLSX or CSV list (base 64); their rights wait to be granted',
    schema: { body: StaffList, answer: StaffImport },
    handler: async ({ inTown, townId, actor, body, now }) => {
      const rows = await readList(Buffer.from(body.file, 'base64'));
      const plan = planList(rows, await inTown((sql) => known(sql, rows)));
      if (!plan) throw new Refusal('people.import-form');
      if (plan.faults.length > 0) return { added: [], faults: [...plan.faults].slice(0, 500) };
      const ready: Ready[] = [];
      // One after the other: the queue of hashing must stay open for those who sign in meanwhile.
      for (const member of plan.members) {
        const password = oneTimePassword();
        ready.push({ member, passwordHash: await hash(password), oneTimePassword: password });
      }
      const adding = { townId, actor, now, by: body.firstSignIn ?? 'password' };
      return inTown(async (sql) => {
        const added = [];
        for (const one of ready) added.push(await add(sql, adding, one));
        return { added, faults: [] };
      });
    },
  });
}

interface Ready {
  readonly member: NewStaffMember;
  readonly passwordHash: string;
  readonly oneTimePassword: string;
}

type Adding = Inviting & { readonly by: 'password' | 'link' };

// With a link nobody ever learns the password that the account has until the link is used.
async function add(sql: Sql, { by, ...inviting }: Adding, { member, ...prepared }: Ready) {
  const { username, name } = member;
  if (by === 'link') {
    const { link } = await invite(sql, inviting, member, prepared);
    return { username, name, link, oneTimePassword: null };
  }
  await addStaff(sql, inviting.townId, v7(), member, prepared, inviting.actor.id);
  return { username, name, link: null, oneTimePassword: prepared.oneTimePassword };
}

async function* example(): AsyncGenerator<string[][]> {
  yield [
    ['zhangsan', '张某', '受理员', '', ''],
    ['lisi', '李某', '承办单位', '（单位名称或编号）', ''],
  ];
}

async function known(sql: Sql, rows: readonly ListRow[]): Promise<Known> {
  const words = rows.flatMap(({ cells }) => cells.map((cell) => cell.toLowerCase().trim()));
  const taken = await sql<{ username: string }[]>`
    select username from platform.person where username = any (${[...new Set(words)]})`;
  return {
    units: await sql<{ id: string; code: string; name: string }[]>`select id, code, name from unit where active`,
    areas: await sql<
      { code: string; name: string }[]
    >`select code, name from area where level in ('community', 'grid')`,
    taken: new Set(taken.map(({ username }) => username)),
  };
}
