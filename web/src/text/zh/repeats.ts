/** How often one matter, or one place and class, is reported again. */
export const repeats = {
  title: '反映频次',
  group: '{{days}} 天内 {{n}} 人反映同一事项',
  isGroup: '已达群体反映（{{n}} 人）',
  place: '{{days}} 天内 {{metres}} 米以内同类第 {{n}} 次反映',
  placeWithThis: '连同本次，{{days}} 天内 {{metres}} 米以内同类已反映 {{n}} 次',
  level: { none: '未达高频', alert: '已达高频', supervise: '高频，应予督办' },
  list: '查看所计 {{n}} 件',
} as const;
