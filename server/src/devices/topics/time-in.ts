import type { TopicMap } from '@chengyun/contract/topic-map';
import type { Json } from '@chengyun/protocols/wire/json';

type Form = NonNullable<TopicMap['time']>['form'];

const LOCAL = /^(\d{4})[-/]?(\d\d)[-/]?(\d\d)[ T]?(\d\d):?(\d\d):?(\d\d)(\.\d{1,3})?$/;
/** Milliseconds by which the clocks of China are ahead of UTC. */
const CHINA_MS = 8 * 3_600_000;

/** A time as a model writes it; null where it is none. */
export function timeIn(value: Json | undefined, form: Form): Date | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const ms = millisecondsIn(value, form);
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms) : null;
}

function millisecondsIn(value: number | string, form: Form): number {
  switch (form) {
    case 'milliseconds':
      return Number(value);
    case 'seconds':
      return Number(value) * 1000;
    case 'rfc3339':
      return Date.parse(String(value));
    case 'local': {
      const [, year, month, day, hour, minute, second, part = ''] = LOCAL.exec(String(value)) ?? [];
      return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${part}Z`) - CHINA_MS;
    }
  }
}
