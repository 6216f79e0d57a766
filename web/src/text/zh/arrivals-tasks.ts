/** What a unit has to do and by when. */
export const tasks = {
  page: '我的任务',
  group: {
    verify: '待核实',
    dispatched: '待接单',
    rework: '被退回',
    handling: '处置中',
    handled: '已反馈待核查',
  },
  accept: '接单',
  acceptOne: '接单：{{title}}',
  co: '协办',
  rework: '返工 {{n}} 次',
  none: '没有待办任务',
  noneHint: '派给本单位的案件会出现在这里，并提示接单与办结时限。',
  noUnit: '您还没有所属单位',
  noUnitHint: '请联系系统管理员，将您的账户加入所在单位。',
  choose: '选一件任务',
  chooseHint: '在左侧选一件任务，在这里查看详情并办理。',
  suspended: '挂账至 {{date}}',
  noDue: '时限暂停',
  groupLabel: '{{group}}，{{n}} 件',
} as const;
