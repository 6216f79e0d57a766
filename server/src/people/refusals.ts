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
      zh: '不能停用本人账号或取消本人的管理员岗位，请由另一位管理员操作。',
      en: 'You cannot disable your own account or take away your own role of administrator; another administrator can.',
    },
  },
  'people.unknown-unit': {
    status: 422,
    title: { zh: '部门不存在', en: 'No such unit' },
    sentence: { zh: '本镇没有编号为“{unit}”的部门。', en: 'This town has no unit with the id "{unit}".' },
  },
  'people.outside-town': {
    status: 403,
    title: { zh: '账号不由本镇管理', en: 'Account not run by this town' },
    sentence: {
      zh: '“{username}”同时属于其他镇或为系统管理员，其密码与停用由系统管理员处理。',
      en: '"{username}" also belongs to another town or runs the installation; only an administrator of the installation may do this.',
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
