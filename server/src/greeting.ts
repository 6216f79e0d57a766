import type { FirstAdministrator } from './people/accounts/first-administrator.ts';

type Facts = { readonly url: string; readonly administrator: FirstAdministrator | undefined };

/** What the start says on the terminal: where to go and, this once, the first password. */
export function greeting({ url, administrator }: Facts): string {
  const lines = [
    `城运已启动 Chengyun is running: ${url}`,
    `接口说明 API: ${url}/api/docs`,
    ...accountLines(administrator),
    '按 Ctrl-C 停止。Press Ctrl-C to stop.',
  ];
  return `\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;
}

function accountLines(administrator: FirstAdministrator | undefined): readonly string[] {
  if (!administrator) return [];
  const { username, oneTimePassword } = administrator;
  if (oneTimePassword === undefined) {
    return [
      `管理员 Administrator: ${username}`,
      '密码为 CHENGYUN_ADMIN_PASSWORD 所设。The password is that of CHENGYUN_ADMIN_PASSWORD.',
    ];
  }
  return [
    `管理员 Administrator: ${username}`,
    `一次性密码 One-time password: ${oneTimePassword}`,
    '密码只显示这一次，首次登录须修改。It is shown this once and must be changed at the first sign-in.',
  ];
}
