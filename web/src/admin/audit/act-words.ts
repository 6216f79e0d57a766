import { actionTitles } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';

type Words = Readonly<Record<string, Localized>>;

/** Requests as the trail keeps them, without the town's part of the address. */
export const requestNames: Words = {
  'POST /api/auth/sign-in/username': { zh: '登录', en: 'Sign in' },
  'POST /api/auth/sign-out': { zh: '退出登录', en: 'Sign out' },
  'POST /api/auth/change-password': { zh: '修改本人密码', en: 'Change the own password' },
  'POST /api/auth/factor/code': { zh: '出示验证码', en: 'Show a code' },
  'POST /api/auth/factor/passkey/ask': { zh: '请求出示通行密钥', en: 'Ask for a passkey' },
  'POST /api/auth/factor/passkey': { zh: '出示通行密钥', en: 'Show a passkey' },
  'GET /api/auth/oidc/callback': { zh: '统一身份登录', en: 'Sign in by the identity provider' },
  'PATCH /api/me': { zh: '修改本人语言', en: 'Choose the own language' },
  'DELETE /api/me/sessions/:id': { zh: '结束本人登录', en: 'End an own session' },
  'POST /api/me/factors/totp': { zh: '开始绑定验证器', en: 'Begin an authenticator app' },
  'POST /api/me/factors/totp/confirm': { zh: '绑定验证器', en: 'Confirm an authenticator app' },
  'POST /api/me/factors/totp/remove': { zh: '解除验证器', en: 'Remove an authenticator app' },
  'POST /api/me/factors/recovery-codes': { zh: '换发恢复码', en: 'New recovery codes' },
  'POST /api/me/factors/passkeys/ask': { zh: '开始添加通行密钥', en: 'Begin a passkey' },
  'POST /api/me/factors/passkeys': { zh: '添加通行密钥', en: 'Add a passkey' },
  'POST /api/me/factors/passkeys/:id/remove': { zh: '删除通行密钥', en: 'Remove a passkey' },
  'POST /api/me/oidc/connect': { zh: '关联统一身份', en: 'Connect the own identity' },
  'POST /api/me/oidc/disconnect': { zh: '解除统一身份', en: 'Disconnect the own identity' },
  'POST /api/setup/administrators': { zh: '建立三员', en: 'Make the three administrators' },
  'POST /api/towns': { zh: '建立街镇', en: 'Make a town' },
  'POST /people': { zh: '新增人员', en: 'Make an account' },
  'PATCH /people/:person': { zh: '修改人员', en: 'Change a person' },
  'POST /people/:person/grant': { zh: '授予或驳回权限', en: 'Grant or refuse rights' },
  'POST /people/:person/password': { zh: '重置密码', en: 'Reset a password' },
  'POST /people/:person/unlock': { zh: '解除锁定', en: 'Lift a lock' },
  'DELETE /people/:person/second-factor': { zh: '重置双因素', en: 'Reset a second factor' },
  'POST /people/import': { zh: '批量导入人员', en: 'Import people' },
  'POST /keys': { zh: '创建密钥', en: 'Make a key' },
  'POST /keys/:id/approve': { zh: '批准密钥', en: 'Approve a key' },
  'DELETE /keys/:id': { zh: '吊销密钥', en: 'Revoke a key' },
  'PUT /account-policy': { zh: '修改账号策略', en: 'Set the policy of accounts' },
  'POST /security/check': { zh: '校验审计链', en: 'Check the trail' },
  'GET /audit': { zh: '查阅审计记录', en: 'Read the trail' },
  'GET /audit/export': { zh: '导出审计记录', en: 'Export the trail' },
  'PATCH /areas/:code': { zh: '修改区域', en: 'Change an area' },
  'POST /areas/import': { zh: '导入区域', en: 'Import areas' },
  'POST /units': { zh: '新增单位', en: 'Add a unit' },
  'PATCH /units/:id': { zh: '修改单位', en: 'Change a unit' },
  'POST /packs/:id/versions': { zh: '发布场景包', en: 'Publish a pack' },
  'POST /calendars/:id/versions': { zh: '发布工作日历', en: 'Publish a calendar' },
  'POST /imports/:kind': { zh: '上传清单', en: 'Send a list' },
  'POST /imports/:id/start': { zh: '开始导入', en: 'Start an import' },
  'GET /imports/:id/bad-rows': { zh: '下载问题行', en: 'Take bad rows away' },
  'POST /attachments': { zh: '上传附件', en: 'Upload a file' },
  'GET /attachments/:id': { zh: '查看附件', en: 'Look at a file' },
  'GET /cases/export': { zh: '导出案件', en: 'Export cases' },
  'POST /devices': { zh: '新增设备', en: 'Make devices' },
  'PATCH /devices/:id': { zh: '修改设备', en: 'Change a device' },
  'PATCH /devices/:id/access': { zh: '修改设备接入', en: 'Change where a device may come from' },
  'POST /devices/:id/commands': { zh: '下发命令', en: 'Send a command' },
  'POST /devices/waiting/admit': { zh: '准入设备', en: 'Let a device in' },
  'POST /devices/waiting/admit-all': { zh: '批量准入设备', en: 'Let devices in' },
  'POST /devices/waiting/refuse': { zh: '拒绝设备', en: 'Turn devices away' },
  'POST /devices/credentials': { zh: '领取设备凭证', en: 'Take tokens of devices away' },
  'POST /occasions': { zh: '登记演练或检修', en: 'Announce a drill' },
  'POST /occasions/:id/end': { zh: '结束演练或检修', en: 'End a drill' },
  'POST /views': { zh: '保存视图', en: 'Keep a view' },
  'DELETE /views/:id': { zh: '删除视图', en: 'Forget a view' },
};

/** Tables whose changes the database itself tells of. */
export const thingNames: Words = {
  person: { zh: '人员', en: 'Person' },
  credential: { zh: '凭据', en: 'Credential' },
  membership: { zh: '权限', en: 'Rights' },
  api_key: { zh: '密钥', en: 'Key' },
  town: { zh: '街镇', en: 'Town' },
  account_policy: { zh: '账号策略', en: 'Policy of accounts' },
  totp: { zh: '验证器', en: 'Authenticator app' },
  passkey: { zh: '通行密钥', en: 'Passkey' },
  unit: { zh: '单位', en: 'Unit' },
  area: { zh: '区域', en: 'Area' },
  policy: { zh: '场景包', en: 'Pack' },
  alarm: { zh: '告警', en: 'Alarm' },
  incident: { zh: '事件', en: 'Incident' },
  case: { zh: '案件', en: 'Case' },
};

const verbNames: Words = {
  insert: { zh: '新增', en: 'added' },
  update: { zh: '变更', en: 'changed' },
  delete: { zh: '删除', en: 'deleted' },
};

/** Steps of alarms and incidents, as their journals name them. */
const stepNames: Words = {
  raise: { zh: '报警', en: 'raised' },
  again: { zh: '再次报警', en: 'raised again' },
  end: { zh: '现场恢复', en: 'ended on the spot' },
  ack: { zh: '确认收到', en: 'acknowledged' },
  confirm: { zh: '判定属实', en: 'confirmed' },
  false: { zh: '判定误报', en: 'judged false' },
  test: { zh: '判定测试', en: 'judged a test' },
  shelve: { zh: '搁置', en: 'shelved' },
  unshelve: { zh: '搁置到期', en: 'back from the shelf' },
  escalate: { zh: '超时上报', en: 'climbed the ladder' },
  clear: { zh: '清除', en: 'cleared' },
  join: { zh: '并入事件', en: 'joined an incident' },
  open: { zh: '立事件', en: 'opened' },
  close: { zh: '了结', en: 'closed' },
  want_case: { zh: '要求立案', en: 'asked for a case' },
  site_confirm: { zh: '控制室确认', en: 'confirmed by the control room' },
};

/** What an action of the trail is called; the action itself where nobody has named it. */
export function actionName(action: string, language: 'zh' | 'en'): string {
  const asked = requestNames[action];
  if (asked) return asked[language];
  const [thing = '', step = ''] = action.split('.');
  const what = thingNames[thing];
  const done = thing === 'case' ? titleOf(step) : (verbNames[step] ?? stepNames[step]);
  if (!what || !done) return action;
  return language === 'zh' ? `${what.zh}${done.zh}` : `${what.en}: ${done.en}`;
}

function titleOf(step: string): Localized | undefined {
  const titles: Words = actionTitles;
  return titles[step];
}
