import type { CaseWanted } from '@chengyun/contract/profile';
import type { Alarm } from '../alarms/alarm.ts';
import { sensorsIn } from './sensors.ts';

/**
 * The case that alarms of one incident want, or null. A person's confirmation is always enough, in a drill too; so is an
 * alarm that needs no other, such as a manual call point; detectors need a second one (domain.md §3.2). Otherwise drills
 * and what was found false count for nothing.
 */
export function wantedCase(alarms: readonly Alarm[]): CaseWanted | null {
  const found = alarms.find(({ wanted, verdict }) => wanted && verdict === 'confirmed');
  if (found) return found.wanted;
  const real = alarms.filter(
    ({ drill, quiet, verdict }) => !drill && !quiet && verdict !== 'false' && verdict !== 'test',
  );
  const enough = real.find(({ wanted }) => wanted?.needs === 'one');
  if (enough) return enough.wanted;
  const fires = real.filter(({ kind }) => kind === 'fire');
  if (sensorsIn(fires) < 2) return null;
  return fires.find(({ wanted }) => wanted?.needs === 'two')?.wanted ?? null;
}
