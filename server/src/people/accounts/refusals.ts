import { refusals } from '../../support/http/refusal.ts';

/** Mistakes around signing in and passwords. */
export const accountRefusals = refusals({
  'account.wrong-password': {
    status: 401,
    title: { zh: '用户名或密码不正确', en: 'Wrong user name or password' },
    sentence: {
      zh: '用户名或密码不正确，请核对后重试；连续输错 5 次将锁定 30 分钟。',
      en: 'The user name or password is wrong; check both. After 5 wrong tries the account is locked for 30 minutes.',
    },
  },
  'account.locked': {
    status: 429,
    title: { zh: '账号已锁定', en: 'Account locked' },
    sentence: {
      zh: '输错次数过多，账号“{username}”已锁定，请在 {minutes} 分钟后重试，或请管理员重置密码。',
      en: 'Too many wrong tries: "{username}" is locked for {minutes} more minutes; wait, or ask an administrator to reset the password.',
    },
  },
  'account.disabled': {
    status: 403,
    title: { zh: '账号已停用', en: 'Account disabled' },
    sentence: {
      zh: '账号“{username}”已停用，请联系管理员。',
      en: 'The account "{username}" is disabled; ask an administrator.',
    },
  },
  'password.short': {
    status: 422,
    title: { zh: '密码太短', en: 'Password too short' },
    sentence: { zh: '密码至少 10 个字符。', en: 'A password needs at least 10 characters.' },
  },
  'password.long': {
    status: 422,
    title: { zh: '密码太长', en: 'Password too long' },
    sentence: { zh: '密码至多 128 个字符。', en: 'A password may have at most 128 characters.' },
  },
  'password.kinds': {
    status: 422,
    title: { zh: '密码过于简单', en: 'Password too simple' },
    sentence: {
      zh: '密码应包含大写字母、小写字母、数字、符号中的至少三种。',
      en: 'A password needs three of these four: capital letters, small letters, digits, signs.',
    },
  },
  'password.name': {
    status: 422,
    title: { zh: '密码包含用户名', en: 'Password contains the user name' },
    sentence: { zh: '密码不能包含用户名，请另设。', en: 'A password may not contain the user name; choose another.' },
  },
  'password.weak': {
    status: 422,
    title: { zh: '密码容易被猜中', en: 'Password easy to guess' },
    sentence: {
      zh: '该密码很容易被猜中，请避免常用词和连续数字。',
      en: 'This password is among the first to be guessed; avoid common words and runs of digits.',
    },
  },
  'password.same': {
    status: 422,
    title: { zh: '新旧密码相同', en: 'Same password' },
    sentence: { zh: '新密码不能与原密码相同。', en: 'The new password must differ from the old one.' },
  },
  'password.wrong-current': {
    status: 422,
    title: { zh: '原密码不正确', en: 'Wrong current password' },
    sentence: { zh: '原密码不正确，请重新输入。', en: 'The current password is wrong; type it again.' },
  },
});
