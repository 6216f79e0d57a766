import { refusals } from '../support/http/refusal.ts';

/** Mistakes around accounts, keys and staff. */
export const peopleRefusals = refusals({
  'people.not-of-town': {
    status: 403,
    title: { zh: '不属于本镇', en: 'Not of this town' },
    sentence: {
      zh: '您不属于“{town}”，不能查看或办理其事务；请联系该镇管理员。',
      en: 'You do not belong to "{town}" and may not see its matters; ask an administrator of that town.',
    },
  },
  'people.key-invalid': {
    status: 401,
    title: { zh: '密钥无效', en: 'Key not valid' },
    sentence: {
      zh: '密钥不存在、已过期或已吊销，请向管理员索取新的密钥。',
      en: 'The key does not exist, has expired or was revoked; ask an administrator for a new one.',
    },
  },
  'people.username-taken': {
    status: 409,
    title: { zh: '用户名已存在', en: 'User name taken' },
    sentence: {
      zh: '用户名“{username}”已被使用，请换一个。',
      en: 'The user name "{username}" is taken; choose another.',
    },
  },
  'people.not-yourself': {
    status: 422,
    title: { zh: '不能操作本人账号', en: 'Not on your own account' },
    sentence: {
      zh: '不能停用本人账号，也不能更改本人的权限，请由另一位管理员操作。',
      en: 'You can neither disable your own account nor change your own rights; another administrator can.',
    },
  },
  'people.unknown-unit': {
    status: 422,
    title: { zh: '部门不存在', en: 'No such unit' },
    sentence: { zh: '本镇没有编号为“{unit}”的部门。', en: 'This town has no unit with the id "{unit}".' },
  },
  'people.not-granted': {
    status: 403,
    title: { zh: '账号尚未授权', en: 'Nothing granted yet' },
    sentence: {
      zh: '账号“{username}”已建立，尚待安全管理员授权；授权前不能使用任何功能。',
      en: 'The account "{username}" was made and waits for a security administrator to grant its rights; until then it may do nothing.',
    },
  },
  'people.key-not-approved': {
    status: 403,
    title: { zh: '密钥尚未批准', en: 'Key not approved' },
    sentence: {
      zh: '密钥“{name}”尚待安全管理员批准，批准前不能使用。',
      en: 'The key "{name}" waits for the approval of a security administrator and does nothing before.',
    },
  },
  'people.kiosk-invalid': {
    status: 401,
    title: { zh: '大屏链接无效', en: 'Link of a screen not valid' },
    sentence: {
      zh: '该链接已用过、已过期，或大屏已被停用；请向安全管理员索取新的大屏链接。',
      en: 'The link was used or has expired, or the screen was shut out; ask a security administrator for a new link.',
    },
  },
  'people.kiosk-only-wall': {
    status: 403,
    title: { zh: '大屏只能展示', en: 'A screen shows the wall only' },
    sentence: {
      zh: '大屏“{name}”只能展示城运大屏，不能打开其他内容；请用本人账号登录后查看。',
      en: 'The screen "{name}" shows the wall and nothing else; sign in with your own account to see this.',
    },
  },
  'people.posts-apart': {
    status: 422,
    title: { zh: '岗位互斥', en: 'Roles exclude one another' },
    sentence: {
      zh: '系统管理员、安全管理员、审计员互斥，也不得兼任业务岗位（含其他街镇）；请为此人另选其一。',
      en: 'System administrator, security administrator and auditor exclude one another and every business role, in every town; choose one of them only.',
    },
  },
  'people.no-business': {
    status: 403,
    title: { zh: '三员不办理业务', en: 'No business for administrators' },
    sentence: {
      zh: '系统管理员、安全管理员、审计员不参与业务办理，也不能查看业务数据。',
      en: 'The three administrators neither do nor see the business of a town.',
    },
  },
  'people.only-own': {
    status: 403,
    title: { zh: '只能查看本人诉求', en: 'Your own reports only' },
    sentence: {
      zh: '企业用户和居民只能提交诉求、查看本企业或本人的诉求，不能查看其他事务。',
      en: 'Companies and residents report and see what they reported themselves, and nothing else of the town.',
    },
  },
  'people.outside-alone': {
    status: 422,
    title: { zh: '企业用户、居民不得兼任', en: 'Nothing beside it' },
    sentence: {
      zh: '企业用户和居民不得兼任其他角色，也没有负责区域；企业用户须选定一家企业，居民不选单位。',
      en: 'A company account or a resident holds no other role and looks after no area; the first has exactly one company, the second no unit.',
    },
  },
  'people.needs-company': {
    status: 422,
    title: { zh: '须选定企业', en: 'Takes a company' },
    sentence: {
      zh: '“{unit}”不是企业；企业用户的单位须为类型是“企业”的单位，其他角色不得选企业。',
      en: '"{unit}" does not fit: a company account has a unit of the kind company, and nobody else has one.',
    },
  },
  'people.two-people': {
    status: 403,
    title: { zh: '须由另一人办理', en: 'Takes another person' },
    sentence: {
      zh: '建立账号与授予权限须由两人分别办理，也不得为本人授权；请由另一位安全管理员办理。',
      en: 'Making an account and granting its rights take two people, and nobody grants their own; ask another security administrator.',
    },
  },
  'people.not-your-post': {
    status: 403,
    title: { zh: '不属于本岗位职责', en: 'Not for your post' },
    sentence: {
      zh: '账号信息由系统管理员维护，权限由安全管理员授予；此项请由{role}办理。',
      en: 'Accounts are kept by the system administrator, rights are granted by the security administrator; this one is for the {role}.',
    },
  },
  'people.reset-on-machine': {
    status: 422,
    title: { zh: '不能在此重置', en: 'Not reset from here' },
    sentence: {
      zh: '“{username}”是三员之一，能为其设密码者即可冒用其身份；请由服务器管理人员执行 chengyun user reset --username {username}。',
      en: '"{username}" is one of the three administrators; who could set their password could be them. Run chengyun user reset --username {username} on the server.',
    },
  },
  'people.last-of-post': {
    status: 422,
    title: { zh: '该岗位仅此一人', en: 'The last of this post' },
    sentence: {
      zh: '“{name}”是该管理岗位唯一可登录的人员，停用前请先建立并授权接任者。',
      en: '"{name}" is the only one who holds this post and may sign in; make and grant a successor first.',
    },
  },
  'people.whole-installation': {
    status: 403,
    title: { zh: '须由全平台安全管理员办理', en: 'For the whole installation' },
    sentence: {
      zh: '账号策略适用于全部街镇，须由负责全部街镇的安全管理员修改。',
      en: 'The policy of accounts holds in every town; only a security administrator of all of them may change it.',
    },
  },
  'people.nothing-asked': {
    status: 409,
    title: { zh: '没有待授权事项', en: 'Nothing is asked' },
    sentence: {
      zh: '“{name}”没有待授权事项，可能已由他人办理。',
      en: 'Nothing is asked for "{name}"; somebody may have decided already.',
    },
  },
  'people.import-form': {
    status: 422,
    title: { zh: '名单格式不符', en: 'Not a list of staff' },
    sentence: {
      zh: '名单应为 XLSX 或 CSV，首行含“用户名”“姓名”“角色”各列，至多 500 行；请下载模板填写。',
      en: 'The list must be XLSX or CSV with the columns 用户名, 姓名 and 角色 in its first row and at most 500 rows; download the template.',
    },
  },
  'setup.done': {
    status: 409,
    title: { zh: '三员已经建立', en: 'Already set up' },
    sentence: { zh: '三员已经建立，不能重复建立。', en: 'The three administrators have been made already.' },
  },
  'setup.three-people': {
    status: 422,
    title: { zh: '须为三个不同的人', en: 'Three different people' },
    sentence: {
      zh: '系统管理员、安全管理员、审计员须为三个不同的账号。',
      en: 'The three administrators must be three different accounts.',
    },
  },
  'people.outside-town': {
    status: 403,
    title: { zh: '账号不由本镇管理', en: 'Account not run by this town' },
    sentence: {
      zh: '“{username}”同时属于其他镇或为全平台的管理员，其密码与停用由全平台的系统管理员处理。',
      en: '"{username}" also belongs to another town or to the whole installation; only a system administrator of the installation may do this.',
    },
  },
  'town.taken': {
    status: 409,
    title: { zh: '镇编号已存在', en: 'Town exists' },
    sentence: { zh: '编号为“{id}”的镇已存在，请换一个编号。', en: 'A town "{id}" exists; choose another id.' },
  },
  'people.must-change-password': {
    status: 403,
    title: { zh: '请先修改密码', en: 'Change the password first' },
    sentence: {
      zh: '当前密码是一次性密码，请先设置自己的密码。',
      en: 'Your password is a one-time password; set one of your own first.',
    },
  },
});
