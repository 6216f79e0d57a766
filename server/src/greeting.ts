import type { FirstAdministrator } from './people/accounts/first-administrator.ts';
import type { NewSampleTown } from './sample/ensure-sample-town.ts';
import { sampleLogins, sampleOutsiders, samplePosts } from './sample/sample-staff.ts';

type Accounts = {
  readonly administrator: FirstAdministrator | undefined;
  readonly sample: NewSampleTown | undefined;
};

type Facts = Accounts & { readonly url: string };

/** What the start says on the terminal: where to go and, this once, the first password. */
export function greeting({ url, administrator, sample }: Facts): string {
  const lines = [
    `城运已启动 Chengyun is running: ${url}`,
    `接口说明 API: ${url}/api/docs`,
    ...linesOf({ administrator, sample }),
    '按 Ctrl-C 停止。Press Ctrl-C to stop.',
  ];
  return paragraph(lines);
}

/** The accounts a start has made, with their passwords; nothing where it made none. */
export function accounts(made: Accounts): string {
  return paragraph(linesOf(made));
}

function linesOf({ administrator, sample }: Accounts): readonly string[] {
  return [...accountLines(administrator, sample !== undefined), ...sampleLines(sample)];
}

function paragraph(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;
}

function sampleLines(sample: NewSampleTown | undefined): readonly string[] {
  if (!sample) return [];
  return [
    '样例镇（虚构数据）已建立，两年历史在后台载入。The fictional sample town is ready; its two years of history load behind.',
    `样例账号 Sample accounts: ${sampleLogins.join(' ')}`,
    `样例三员 Sample administrators: ${samplePosts.map(({ login }) => login).join(' ')}`,
    `样例企业与居民 Sample company and resident: ${sampleOutsiders.map(({ login }) => login).join(' ')}`,
    `样例账号的一次性密码 Their one-time password: ${sample.oneTimePassword}`,
  ];
}

function accountLines(administrator: FirstAdministrator | undefined, sample: boolean): readonly string[] {
  if (!administrator) return [];
  const { username, oneTimePassword } = administrator;
  const ends = sample
    ? '该账号用于初始化，在样例镇兼有业务岗位以便试用；建立三员后自行停用。It sets up; in the sample town it also has desk roles, to try things. It ends once the three administrators are made.'
    : '该账号仅用于初始化，建立三员后自行停用。It only sets up, and ends once the three administrators are made.';
  if (oneTimePassword === undefined) {
    return [
      `管理员 Administrator: ${username}`,
      '密码为 CHENGYUN_ADMIN_PASSWORD 所设。The password is that of CHENGYUN_ADMIN_PASSWORD.',
      ends,
    ];
  }
  return [
    `管理员 Administrator: ${username}`,
    `一次性密码 One-time password: ${oneTimePassword}`,
    '密码只显示这一次，首次登录须修改。It is shown this once and must be changed at the first sign-in.',
    ends,
  ];
}
