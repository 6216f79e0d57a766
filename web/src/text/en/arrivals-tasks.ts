import type { Shape } from '../shape.ts';
import type { tasks as zh } from '../zh/arrivals-tasks.ts';

export const tasks: Shape<typeof zh> = {
  page: 'My tasks',
  count: '{{n}} {{n, task|tasks}}',
  countOf: '{{n}} {{n, task|tasks}}, {{listed}} listed',
  countSoFar: 'The first {{n}}; there are more',
  more: 'List more',
  group: {
    answer: 'Supervision to answer',
    verify: 'To verify',
    dispatched: 'To accept',
    rework: 'Sent back',
    handling: 'Being handled',
    handled: 'Replied, to be checked',
  },
  accept: 'Accept',
  acceptOne: 'Accept: {{title}}',
  co: 'Co-handling',
  rework: 'Rework {{n}}×',
  none: 'Nothing to do',
  noneHint: 'Cases dispatched to your unit appear here with their deadlines.',
  noUnit: 'You belong to no unit yet',
  noUnitHint: 'Ask the system administrator to add your account to your unit.',
  choose: 'Choose a task',
  chooseHint: 'Choose a task at the left to read and handle it here.',
  suspended: 'Suspended until {{date}}',
  noDue: 'Clock stopped',
  groupLabel: '{{group}}, {{n}}',
};
