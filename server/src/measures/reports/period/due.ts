import { type ReportKind, type ReportSettings, reportKinds } from '@chengyun/contract/reports';
import { lastSpan } from '../../figures/named-span.ts';
import { addDays } from '../../figures/town-days.ts';
import type { Span } from './span.ts';

/** Where a town's clocks stand: its day, and the hour of it. */
export interface TownHour {
  readonly day: string;
  readonly hour: number;
}

/**
 * The reports that should be there by now by the town's settings: each of the last period that is over, from its moment
 * on. What was missed while the server was down is thus made when it is back.
 */
export function dueSpans(settings: ReportSettings, { day, hour }: TownHour): readonly Span[] {
  return reportKinds
    .filter((kind) => isOn(settings, kind))
    .map((kind) => lastSpan(kind, day))
    .filter((one) => {
      const at = addDays(one.to, one.kind === 'week' ? settings.weekday - 1 : 0);
      return day > at || (day === at && hour >= settings.hour);
    });
}

function isOn({ weekly, monthly, yearly }: ReportSettings, kind: ReportKind): boolean {
  return { week: weekly, month: monthly, year: yearly }[kind];
}
