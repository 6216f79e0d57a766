import type { Lamp } from '@chengyun/contract/words';
import { useNow } from './now.ts';
import { agoText, dueText, fullMoment, momentText } from './time.ts';
import { useTongue } from './Zone.tsx';

type AtProps = { readonly at: string | Date };

const asDate = (at: string | Date) => (at instanceof Date ? at : new Date(at));

/** A moment in the town's zone: 15:24, 昨日 15:24, 12 月 1 日 15:24; `full` writes 2026-11-24 15:24. */
export function DateTime({ at, full = false }: AtProps & { readonly full?: boolean }) {
  const [now, tongue, date] = [useNow(), useTongue(), asDate(at)];
  return (
    <time dateTime={date.toISOString()} title={fullMoment(date, tongue.zone)}>
      {full ? fullMoment(date, tongue.zone) : momentText(date, now, tongue)}
    </time>
  );
}

/** How long ago: 刚刚, 7 分前, 3 小时前. Renews itself. */
export function RelativeTime({ at }: AtProps) {
  const [now, tongue, date] = [useNow(), useTongue(), asDate(at)];
  return (
    <time dateTime={date.toISOString()} title={fullMoment(date, tongue.zone)}>
      {agoText(date, now, tongue)}
    </time>
  );
}

/** How a deadline stands: 剩 7 分, 超时 12 分, 明日 15:24 前. `lamp` colours it; renews itself. */
export function DueTime({ at, lamp }: AtProps & { readonly lamp?: Lamp }) {
  const [now, tongue, date] = [useNow(), useTongue(), asDate(at)];
  return (
    <time
      className={lamp ? `cy-due cy-due-${lamp}` : 'cy-due'}
      dateTime={date.toISOString()}
      title={fullMoment(date, tongue.zone)}
    >
      {dueText(date, now, tongue)}
    </time>
  );
}
