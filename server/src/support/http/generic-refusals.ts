import { refusals } from './refusal.ts';

/** What any route may answer, whatever it is about. */
export const genericRefusals = refusals({
  'not-signed-in': {
    status: 401,
    title: { zh: '尚未登录', en: 'Not signed in' },
    sentence: {
      zh: '登录已失效或尚未登录，请重新登录；程序请在 Authorization 头中带上有效的密钥。',
      en: 'You are not signed in, or the session has ended. Sign in; a program sends a valid key in the Authorization header.',
    },
  },
  forbidden: {
    status: 403,
    title: { zh: '无权操作', en: 'Not permitted' },
    sentence: {
      zh: '您的岗位不能进行此操作，需要以下岗位之一：{roles}。如有需要，请联系管理员。',
      en: 'Your role does not permit this; it takes one of: {roles}. Ask an administrator if you need it.',
    },
  },
  'read-only-key': {
    status: 403,
    title: { zh: '密钥只读', en: 'Read-only key' },
    sentence: {
      zh: '密钥“{name}”只能读取，不能写入；请使用带 write 权限的密钥。',
      en: 'The key "{name}" may read only; use a key with the scope write.',
    },
  },
  'cross-site': {
    status: 403,
    title: { zh: '请求来自其他网站', en: 'Request from another site' },
    sentence: {
      zh: '来自“{origin}”的请求已被拒绝，请在本平台页面内操作。',
      en: 'A request coming from "{origin}" was refused; use the pages of this platform.',
    },
  },
  'not-found': {
    status: 404,
    title: { zh: '未找到', en: 'Not found' },
    sentence: {
      zh: '没有找到“{what}”，可能不存在，也可能不在您的查看范围内。',
      en: 'There is no "{what}", or it is not among what you may see.',
    },
  },
  conflict: {
    status: 409,
    title: { zh: '已被他人修改', en: 'Changed by someone else' },
    sentence: {
      zh: '“{what}”已被他人修改（当前版本 {version}），请刷新后重试。',
      en: '"{what}" was changed by someone else (now version {version}); reload and try again.',
    },
  },
  'not-allowed-now': {
    status: 422,
    title: { zh: '当前不能操作', en: 'Not allowed now' },
    sentence: { zh: '“{what}”当前不能进行“{action}”。', en: '"{action}" is not allowed for "{what}" now.' },
  },
  'bad-input': {
    status: 400,
    title: { zh: '输入有误', en: 'Invalid input' },
    sentence: {
      zh: '提交的内容有 {count} 处不符合要求，请按提示修改。',
      en: '{count} of the values sent do not fit; see each one below.',
    },
  },
  'bad-request': {
    status: 400,
    title: { zh: '请求有误', en: 'Bad request' },
    sentence: { zh: '无法读懂请求：{why}', en: 'The request cannot be read: {why}' },
  },
  'too-large': {
    status: 413,
    title: { zh: '内容过大', en: 'Too large' },
    sentence: {
      zh: '提交的内容超过上限 {limit}，请减小后重试。',
      en: 'What was sent is larger than the limit of {limit}; make it smaller and try again.',
    },
  },
  'unsupported-type': {
    status: 415,
    title: { zh: '不支持的类型', en: 'Unsupported type' },
    sentence: {
      zh: '不支持内容类型“{type}”，请使用 {fits}。',
      en: 'The content type "{type}" is not supported; send {fits}.',
    },
  },
  'too-many': {
    status: 429,
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    sentence: {
      zh: '请求过于频繁，请在 {seconds} 秒后重试。',
      en: 'Too many requests; try again in {seconds} seconds.',
    },
  },
  'key-reused': {
    status: 422,
    title: { zh: '重复键内容不同', en: 'Idempotency key reused' },
    sentence: {
      zh: 'Idempotency-Key“{key}”已用于另一内容的请求，请换用新的键。',
      en: 'The Idempotency-Key "{key}" was used for a request with other content; use a new key.',
    },
  },
  'not-ready': {
    status: 503,
    title: { zh: '暂不可用', en: 'Not available now' },
    sentence: { zh: '系统繁忙或正在启动，请稍后重试。', en: 'The system is busy or starting; try again shortly.' },
  },
  unexpected: {
    status: 500,
    title: { zh: '出错了', en: 'Something went wrong' },
    sentence: {
      zh: '系统出错（编号 {ref}），请重试；仍不成功请把编号告诉管理员。',
      en: 'Something went wrong (ref {ref}). Try again; if it happens again, tell an administrator the reference.',
    },
  },
});
