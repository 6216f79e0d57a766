/** A figure of the whole town that reports speak of: its name in the rules, its measure, what it is called. */
export interface Headline {
  readonly id: string;
  readonly measure: string;
  readonly label: string;
  /** What stands above the line and is left below it, where the rules may say them as numbers of cases. */
  readonly part?: string;
  readonly rest?: string;
  /** It grows while cases of its period are closed, and counts by closing. */
  readonly grows?: true;
}

export const HEADLINES: readonly Headline[] = [
  { id: 'reported', measure: 'loop.reported', label: '受理数' },
  { id: 'filed', measure: 'loop.filed', label: '立案数' },
  { id: 'due', measure: 'loop.to-close', label: '应结案数' },
  { id: 'closed', measure: 'loop.closed', label: '结案数', grows: true },
  { id: 'closing-rate', measure: 'loop.closing-rate', label: '结案率', rest: '应结未结数', grows: true },
  { id: 'in-time-rate', measure: 'loop.closed-in-time', label: '按期结案率', grows: true },
  { id: 'handled-in-time', measure: 'loop.handled-in-time', label: '按期处置率' },
  { id: 'late-open', measure: 'loop.late-open', label: '超期未处置数' },
  { id: 'handling-time', measure: 'loop.handling-time', label: '平均处置用时' },
  { id: 'rework-rate', measure: 'loop.rework-rate', label: '返工率', part: '返工数' },
  { id: 'reopened', measure: 'loop.reopened', label: '重新办理数' },
  { id: 'supervised', measure: 'loop.supervised', label: '督办数' },
  { id: 'tickets', measure: 'hotline.tickets', label: '热线受理量' },
  { id: 'contact-rate', measure: 'hotline.first-contact', label: '先行联系率' },
  { id: 'solved-rate', measure: 'hotline.solved', label: '实际解决率' },
  { id: 'satisfaction', measure: 'hotline.satisfaction', label: '市民满意率' },
  { id: 'repeats', measure: 'hotline.repeats', label: '并案占比', part: '并案数' },
  { id: 'groups', measure: 'hotline.groups', label: '反映五次以上件数' },
  { id: 'self-found', measure: 'discovery.self-found', label: '主动发现率' },
];
