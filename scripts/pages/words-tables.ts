import {
  actionTitles,
  clockNames,
  matterNames,
  roleNames,
  stateNames,
  supervisionNames,
} from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { markdownTable } from './between-marks.ts';

/** The names of the contract as tables for docs/words.md: states, roles, clocks, supervision, actions. */
export function wordsTables(): string {
  return [
    ['States 状态', stateNames],
    ['Roles 岗位', roleNames],
    ['Clocks 时限', clockNames],
    ['Supervision 督办', supervisionNames],
    ['Business types of a report 业务类型', matterNames],
    ['Actions and steps 动作与流水', actionTitles],
  ]
    .map(([title, names]) => `### ${title as string}\n\n${namesTable(names as Readonly<Record<string, Localized>>)}`)
    .join('\n\n');
}

function namesTable(names: Readonly<Record<string, Localized>>): string {
  const rows = Object.entries(names).map(([code, { zh, en }]) => [`\`${code}\``, zh, en]);
  return markdownTable(['in code', '中文', 'English'], rows);
}
