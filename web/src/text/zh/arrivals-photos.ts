/** Photos and files that go with a report or an action. */
export const photos = {
  list: '照片与附件',
  add: '添加照片',
  sending: '正在上传 {{name}}',
  retry: '{{name}} 未传上，点按重试',
  remove: '移除 {{name}}',
  over: '最多 {{most}} 个附件，另有 {{n}} 个未添加。',
} as const;
