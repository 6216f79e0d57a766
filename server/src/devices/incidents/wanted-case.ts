import type { CaseWanted } from '@chengyun/contract/profile';
import type { Alarm } from '../alarms/alarm.ts';

/**
 * The case that alarms of one incident want, or null. A person's confirmation is always enough; so is an alarm that needs
 * no other, such as a manual call point; detectors need a second one (domain.md §3.2). Drills and what was found false
 * count for nothing. Sensors behind one transmission device are told apart by their part.
 */
export function wantedCase(alarms: readonly Alarm[]): CaseWanted | null {
  const real = alarms.filter(
    ({ drill, quiet, verdict }) => !drill && !quiet && verdict !== 'false' && verdict !== 'test',
  );
  const enough = real.find(({ wanted, verdict }) => wanted && (wanted.needs === 'one' || verdict === 'confirmed'));
  if (enough) return enough.wanted;
  const fires = real.filter(({ kind }) => kind === 'fire');
  const sensors = new Set(fires.map(({ deviceId, part }) => `${deviceId}/${part}`));
  if (sensors.size < 2) return null;
  return fires.find(({ wanted }) => wanted?.needs === 'two')?.wanted ?? null;
}
