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
  'account.issued-expired': {
    status: 403,
    title: { zh: '一次性密码已过期', en: 'One-time password expired' },
    sentence: {
      zh: '账号“{username}”的一次性密码已超过 {days} 天未使用，请联系系统管理员重新发放。',
      en: 'The one-time password of "{username}" was not used within {days} days; ask a system administrator for a new one.',
    },
  },
  'account.factor-needed': {
    status: 403,
    title: { zh: '请完成双因素验证', en: 'Second factor needed' },
    sentence: {
      zh: '密码已通过，请再用动态口令、通行密钥或恢复码完成验证。',
      en: 'The password was right; now show your second factor: a code of the app, a passkey or a recovery code.',
    },
  },
  'account.factor-to-enrol': {
    status: 403,
    title: { zh: '请先启用双因素验证', en: 'Set up a second factor first' },
    sentence: {
      zh: '您的岗位要求双因素验证，请先绑定动态口令或通行密钥。',
      en: 'Your role asks for a second factor; set up an authenticator app or a passkey first.',
    },
  },
  'account.wrong-code': {
    status: 422,
    title: { zh: '验证码不正确', en: 'Wrong code' },
    sentence: {
      zh: '验证码不正确、已过期或已用过，请等待新的验证码后重试。',
      en: 'The code is wrong, too old or was used before; wait for the next one and try again.',
    },
  },
  'account.factor-kept': {
    status: 422,
    title: { zh: '不能取消双因素验证', en: 'A second factor must stay' },
    sentence: {
      zh: '您的岗位要求双因素验证，请先绑定另一种再取消这一种。',
      en: 'Your role asks for a second factor; set up another one before you take this one away.',
    },
  },
  'account.factor-exists': {
    status: 409,
    title: { zh: '已绑定动态口令', en: 'There is one already' },
    sentence: {
      zh: '动态口令已经启用；更换手机时请先取消原有绑定。',
      en: 'An authenticator app is set up already; remove it first when you change phones.',
    },
  },
  'account.passkey-refused': {
    status: 422,
    title: { zh: '通行密钥未通过', en: 'Passkey not accepted' },
    sentence: {
      zh: '通行密钥未通过验证，请重试；如仍不行，请改用其他方式。',
      en: 'The passkey was not accepted; try again, or use another way.',
    },
  },
  'account.oidc-off': {
    status: 404,
    title: { zh: '未启用统一身份认证', en: 'No identity provider' },
    sentence: { zh: '本系统未接入统一身份认证。', en: 'No unified identity provider is set up here.' },
  },
  'account.oidc-refused': {
    status: 403,
    title: { zh: '统一身份认证未通过', en: 'Identity provider sign-in failed' },
    sentence: {
      zh: '统一身份认证未通过或已超时，请从登录页重新发起。',
      en: 'The sign-in at the identity provider failed or took too long; begin again from the sign-in page.',
    },
  },
  'account.oidc-down': {
    status: 503,
    title: { zh: '统一身份认证不可用', en: 'Identity provider not available' },
    sentence: {
      zh: '暂时连不上统一身份认证平台，请用密码登录或稍后再试。',
      en: 'The identity provider cannot be reached; sign in with your password, or try again later.',
    },
  },
  'account.oidc-unknown': {
    status: 403,
    title: { zh: '尚未关联本系统账号', en: 'Not connected to an account' },
    sentence: {
      zh: '该统一身份尚未关联本系统账号。请先用密码登录，在“我的账户”中关联，之后即可直接登录。',
      en: 'This identity is not connected to an account here. Sign in with your password once and connect it under My account.',
    },
  },
  'account.oidc-taken': {
    status: 409,
    title: { zh: '统一身份已被关联', en: 'Identity already connected' },
    sentence: {
      zh: '该统一身份已关联另一账号，请联系系统管理员核实。',
      en: 'This identity is connected to another account; ask a system administrator.',
    },
  },
  'password.used-before': {
    status: 422,
    title: { zh: '密码曾经用过', en: 'Password used before' },
    sentence: {
      zh: '新密码不能与最近 {count} 次用过的密码相同。',
      en: 'The new password is one of the last {count} you had; choose another.',
    },
  },
  'password.short': {
    status: 422,
    title: { zh: '密码太短', en: 'Password too short' },
    sentence: { zh: '密码至少 {length} 个字符。', en: 'A password needs at least {length} characters.' },
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
      zh: '密码应包含大写字母、小写字母、数字、符号中的至少 {kinds} 种。',
      en: 'A password needs {kinds} of these four: capital letters, small letters, digits, signs.',
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
      zh: '该密码很容易被猜中，请避免常用词、连续数字以及姓名拼音加生日或手机号。',
      en: 'This password is among the first to be guessed; avoid common words, runs of digits, and names with dates or phone numbers.',
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
