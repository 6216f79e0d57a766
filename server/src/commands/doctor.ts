import { statfs } from 'node:fs/promises';
import { keyHealth } from '../people/personal/key-health.ts';
import type { World } from '../support/world.ts';
import type { Command } from './command.ts';

type Check = { readonly name: string; readonly ok: boolean; readonly told: string };

/** Looks whether everything the server needs is in order. */
export const doctor: Command = {
  name: 'doctor',
  about: { zh: '检查运行环境', en: 'check that everything needed is in order' },
  usage: '',
  options: {},
  run: async ({ openWorld }) => {
    const checks = await runChecks(openWorld);
    const text = checks.map(({ name, ok, told }) => `${ok ? '✓' : '✗'} ${name}: ${told}`).join('\n');
    return { data: { ok: checks.every((check) => check.ok), checks }, text, ok: checks.every((check) => check.ok) };
  },
};

async function runChecks(openWorld: () => Promise<World>): Promise<readonly Check[]> {
  const node = checkNode();
  const opened = await openWorld().catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  if (opened instanceof Error) return [node, { name: '数据库 database', ok: false, told: opened.message }];
  return [
    node,
    ...(await Promise.all([database(opened), towns(opened), role(opened), keys(opened), jobs(opened), disk(opened)])),
  ];
}

function checkNode(): Check {
  const { node } = process.versions;
  return { name: 'Node.js', ok: Number(node.split('.')[0]) >= 22, told: node };
}

async function database({ ownerSql }: World): Promise<Check> {
  const [row] = await ownerSql<{ version: string; number: number }[]>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number`;
  const number = row?.number ?? 0;
  const old = number < 150_000 ? '；需要 15 以上 (15 or newer is needed)' : '';
  return { name: '数据库 database', ok: number >= 150_000, told: `PostgreSQL ${row?.version}${old}` };
}

async function towns({ ownerSql }: World): Promise<Check> {
  const rows = await ownerSql<{ id: string }[]>`select id from platform.town order by id`;
  return { name: '镇 towns', ok: true, told: rows.map((row) => row.id).join(', ') || '—' };
}

/** The ordinary role must not be able to get around row-level security. */
async function role({ sql }: World): Promise<Check> {
  const [row] = await sql<{ name: string; free: boolean }[]>`
    select current_user as name, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user`;
  const ok = row?.name === 'chengyun_server' && !row.free;
  return { name: '权限 rights', ok, told: `${row?.name}${row?.free ? ' bypasses row-level security' : ''}` };
}

async function keys(world: World): Promise<Check> {
  const name = '个人信息密钥 keys';
  try {
    const { version, suite, isSuiteAsked, behind } = await keyHealth(world);
    const left = behind > 0 ? `；${behind} 条待轮换，请执行 keys rotate (${behind} still to rotate)` : '';
    const other = isSuiteAsked ? '' : '；PERSONAL_SUITE 轮换后生效 (PERSONAL_SUITE holds from the next rotation)';
    return { name, ok: behind === 0, told: `第 ${version} 版 version ${version}, ${suite}${left}${other}` };
  } catch (error) {
    return { name, ok: false, told: error instanceof Error ? error.message : String(error) };
  }
}

async function jobs({ ownerSql }: World): Promise<Check> {
  const [row] = await ownerSql<{ waiting: number; failed: number }[]>`
    select count(*)::int as waiting, (count(*) filter (where attempts >= max_attempts))::int as failed
    from graphile_worker.jobs`;
  const failed = row?.failed ?? 0;
  return { name: '任务 jobs', ok: failed === 0, told: `${row?.waiting ?? 0} 待办 waiting, ${failed} 失败 failed` };
}

async function disk({ config }: World): Promise<Check> {
  const { bavail, bsize } = await statfs(config.dataDir);
  const gigabytes = (bavail * bsize) / 1e9;
  return { name: '磁盘 disk', ok: gigabytes > 1, told: `${gigabytes.toFixed(1)} GB 可用 free` };
}
