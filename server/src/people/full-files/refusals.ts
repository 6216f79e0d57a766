import { refusals } from '../../support/http/refusal.ts';

/** What is refused of files with personal data in full. */
export const fullFileRefusals = refusals({
  'full-file.two-people': {
    status: 403,
    title: { zh: '须由另一人审批', en: 'Somebody else decides' },
    sentence: {
      zh: '“{about}”的完整信息导出由您本人申请，须由另一名值班长或领导审批。',
      en: 'You asked for the file in full of "{about}" yourself; another chief or leader has to decide.',
    },
  },
  'full-file.not-now': {
    status: 422,
    title: { zh: '当前不能执行此步骤', en: 'Not at this point' },
    sentence: {
      zh: '“{about}”的完整信息导出当前为“{state}”；如仍需要，请重新申请。',
      en: 'The file in full of "{about}" is {state} now; ask for it again if it is still needed.',
    },
  },
  'full-file.not-yours': {
    status: 403,
    title: { zh: '只能由申请人导出', en: 'Only who asked takes it' },
    sentence: {
      zh: '该文件由“{who}”申请，只能由申请人本人导出。',
      en: '"{who}" asked for this file; nobody else can take it.',
    },
  },
  'full-file.persons': {
    status: 403,
    title: { zh: '须由人员本人办理', en: 'For persons only' },
    sentence: {
      zh: '完整信息导出的申请、审批和下载须由人员登录后本人办理，接口密钥不能使用。',
      en: 'A file in full is asked for, decided and taken by persons who have signed in; a key cannot.',
    },
  },
});
