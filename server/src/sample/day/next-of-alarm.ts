import type { AlarmAction } from '@chengyun/contract/alarm';
import type { Alarm } from '../../devices/alarms/alarm.ts';
import type { ActionGiven } from '../../devices/alarms/decide-action.ts';
import { between, pick, type Random, randomFrom } from '../../town/sample/plane/random.ts';
import { numberOf } from '../history/reports-of-day.ts';

/** What the duty officer of the sample town does next with an alarm. */
export interface AlarmMove {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly action: AlarmAction;
  readonly given: ActionGiven;
}

type Told = Pick<
  Alarm,
  | 'id'
  | 'version'
  | 'kind'
  | 'severity'
  | 'state'
  | 'raisedAt'
  | 'acknowledgedAt'
  | 'judgedAt'
  | 'endedAt'
  | 'drill'
  | 'quiet'
>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Of a hundred fire alarms of a town some ninety are none. */
const FALSE_SHARE = 0.9;

/** The next act on an alarm; null when there is none: what is in order again clears by itself. The same for the same seed. */
export function nextOfAlarm(alarm: Told, seed: number): AlarmMove | null {
  const random = randomFrom(numberOf(`${seed} ${alarm.id} ${alarm.version}`));
  if (alarm.drill || alarm.quiet) return null;
  const isFire = alarm.kind === 'fire' || alarm.kind === 'warning';
  switch (alarm.state) {
    case 'raised': {
      const wait = isFire ? between(random, 20 * SECOND, 100 * SECOND) : between(random, MINUTE, 15 * MINUTE);
      return { at: alarm.raisedAt.getTime() + wait, action: 'ack', given: {} };
    }
    case 'acknowledged':
      return judged(alarm, isFire, random);
    case 'confirmed':
    case 'false':
    case 'test':
      return cleared(alarm, random);
    case 'cleared':
      return null;
  }
}

function judged({ acknowledgedAt, raisedAt }: Told, isFire: boolean, random: Random): AlarmMove {
  const at = (acknowledgedAt ?? raisedAt).getTime() + between(random, 4 * MINUTE, 14 * MINUTE);
  if (isFire && random() < FALSE_SHARE) {
    const reason = pick(random, [
      '厨房油烟触发，现场无明火',
      '室内吸烟触发，已劝导',
      '装修粉尘触发',
      '蒸汽触发，现场正常',
    ]);
    return { at, action: 'false', given: { reason } };
  }
  const reason = isFire ? '现场核实为初起火情，已扑灭' : '已通知维保单位';
  return { at, action: 'confirm', given: { reason } };
}

/** Others than critical alarms clear by themselves; a critical one waits until it is over and somebody has seen that. */
function cleared({ severity, judgedAt, raisedAt, endedAt, state }: Told, random: Random): AlarmMove | null {
  if (severity !== 'critical' || endedAt === null) return null;
  const wait =
    state === 'confirmed' ? between(random, 15 * MINUTE, 40 * MINUTE) : between(random, 2 * MINUTE, 6 * MINUTE);
  const at = Math.max((judgedAt ?? raisedAt).getTime(), endedAt.getTime()) + wait;
  return { at, action: 'clear', given: { reason: '现场已恢复正常' } };
}
