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
  'people.must-change-password': {
    status: 403,
    title: { zh: '请先修改密码', en: 'Change the password first' },
    sentence: {
      zh: '当前密码是一次性密码，请先设置自己的密码。',
      en: 'Your password is a one-time password; set one of your own first.',
    },
  },
});
