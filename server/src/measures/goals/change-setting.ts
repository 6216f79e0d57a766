import type { GoalDefinition } from '@chengyun/contract/goals';
import type { GoalSetting } from '@chengyun/contract/goals-answer';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { saveSetting, settingsOf } from './goal-queries.ts';

/** Sets targets and who answers; `seen` is the version that was changed (0: nothing was set), the newest if unknown. */
export async function changeSetting(
  sql: Sql,
  ground: Ground,
  { id, name }: GoalDefinition,
  change: GoalSetting,
  seen: number | undefined,
): Promise<void> {
  const { unitId, post } = change;
  if (unitId !== undefined && unitId !== null && !ground.units.has(unitId)) {
    const why = { zh: `没有编号为“${unitId}”的单位。`, en: `There is no unit "${unitId}".` };
    throw new Refusal('bad-request', { why });
  }
  const known = (await settingsOf(sql)).get(id);
  const version = seen ?? known?.version ?? 0;
  const targets = { ...known?.targets, ...change.targets };
  const setting = {
    targets: Object.fromEntries(Object.entries(targets).filter(([, value]) => value !== null)),
    unitId: unitId === undefined ? (known?.unitId ?? null) : unitId,
    post: post ?? known?.post ?? '',
  };
  if (version !== (known?.version ?? 0) || !(await saveSetting(sql, { goal: id, version, ...setting }))) {
    throw new Refusal('conflict', { what: name, version: known?.version ?? 0 });
  }
}
