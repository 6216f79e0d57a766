import { refusals } from '../support/http/refusal.ts';

/** What arrivals by file refuse. */
export const arrivalRefusals = refusals({
  'import.no-file': {
    status: 400,
    title: { zh: '没有文件', en: 'No file' },
    sentence: {
      zh: '请求中没有文件，请以 multipart/form-data 方式上传一个文件。',
      en: 'The request holds no file; send one as multipart/form-data.',
    },
  },
  'import.unreadable': {
    status: 422,
    title: { zh: '文件无法读取', en: 'The file cannot be read' },
    sentence: { zh: '“{name}”无法导入：{why}', en: '"{name}" cannot be imported: {why}' },
  },
  'import.mapping-invalid': {
    status: 400,
    title: { zh: '列对应关系有误', en: 'Invalid mapping' },
    sentence: {
      zh: '列对应关系（mapping）不符合格式，请按提示修改。',
      en: 'The mapping does not fit its schema; see each place.',
    },
  },
  'import.mapping-incomplete': {
    status: 422,
    title: { zh: '列对应关系不完整', en: 'Incomplete mapping' },
    sentence: {
      zh: '还不能开始导入，请先补全以下列的对应关系。',
      en: 'The import cannot start yet; complete the mapping of the columns below.',
    },
  },
  'import.already-started': {
    status: 409,
    title: { zh: '导入已开始', en: 'Already started' },
    sentence: {
      zh: '“{name}”已经开始导入，不能再次开始；如需重新导入，请重新上传文件。',
      en: 'The import of "{name}" has been started before; to import again, send the file again.',
    },
  },
  'attachment.no-file': {
    status: 400,
    title: { zh: '没有文件', en: 'No file' },
    sentence: {
      zh: '请求中没有文件，请以 multipart/form-data 方式上传一个文件。',
      en: 'The request holds no file; send one as multipart/form-data.',
    },
  },
  'attachment.unsupported': {
    status: 415,
    title: { zh: '不支持的文件类型', en: 'Unsupported kind of file' },
    sentence: {
      zh: '“{name}”的内容为 {type}，不能以此名称作为附件；请使用 {fits}。',
      en: 'The content of "{name}" is {type}, which cannot be attached under this name; use {fits}.',
    },
  },
  'attachment.unsafe': {
    status: 422,
    title: { zh: '文件不能接收', en: 'The file is not accepted' },
    sentence: {
      zh: '“{name}”已损坏、带有宏或展开后过大，不能接收；请另存一份后重新上传。',
      en: '"{name}" is damaged, holds macros or unpacks to too much; save a fresh copy and send that.',
    },
  },
});
