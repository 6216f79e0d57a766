import { refusals } from '../../support/http/refusal.ts';

/** What can be wrong with a link by which somebody is invited. */
export const inviteRefusals = refusals({
  'invite.unknown': {
    status: 404,
    title: { zh: '邀请链接无效', en: 'No such invitation' },
    sentence: {
      zh: '没有这个邀请，链接可能没有复制完整；请核对后重新打开，或向系统管理员索取新的链接。',
      en: 'There is no such invitation; the link may have been cut. Open it again in full, or ask a system administrator for a new one.',
    },
  },
  'invite.expired': {
    status: 410,
    title: { zh: '邀请链接已过期', en: 'The invitation has expired' },
    sentence: {
      zh: '邀请链接 7 天内有效，现已过期；请向系统管理员索取新的链接。',
      en: 'An invitation holds for 7 days and this one has expired; ask a system administrator for a new one.',
    },
  },
  'invite.used': {
    status: 410,
    title: { zh: '邀请链接已使用', en: 'The invitation was used' },
    sentence: {
      zh: '每个邀请链接只能使用一次。密码已经设置，请直接登录；如非本人设置，请立即联系系统管理员。',
      en: 'An invitation opens once. A password has been set: sign in with it. If it was not you, tell a system administrator at once.',
    },
  },
  'invite.revoked': {
    status: 410,
    title: { zh: '邀请链接已撤销', en: 'The invitation was taken back' },
    sentence: {
      zh: '该链接已被撤销，或已有更新的链接；请向系统管理员索取。',
      en: 'This link was taken back, or a newer one was made; ask a system administrator.',
    },
  },
  'invite.has-signed-in': {
    status: 422,
    title: { zh: '已经登录过', en: 'Has signed in already' },
    sentence: {
      zh: '“{username}”已设置过密码，不需要邀请链接；忘记密码的，请重置密码。',
      en: '"{username}" has a password of their own and needs no invitation; reset the password if it was forgotten.',
    },
  },
});
