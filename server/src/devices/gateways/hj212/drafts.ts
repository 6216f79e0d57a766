import { type Dialect, standard } from '@chengyun/protocols/hj212/dialect';
import { reportOf, timeOf } from '@chengyun/protocols/hj212/meaning';
import { headerOf, type Message } from '@chengyun/protocols/hj212/message';
import type { Reading } from '../../observation.ts';
import type { Draft } from '../mqtt/drafts.ts';

/** A report as a draft, with what tells it from another of the same instant; null when it reports no value. */
export type ReportDraft = { readonly draft: Draft; readonly sequence: string };

/**
 * What a data packet reports. Points are called `a34001-Rtd`, `a34001-Avg` …; hour and day means stand apart
 * (`hour/a34001-Avg`), for they are no further samples of the minutes they cover; and a value whose flag is not N is
 * kept as `a34001-Avg/D`, so that nobody takes it for a good one (HJ 212-2017, 6.6.4, table 8).
 */
export function draftOf(message: Message, dialect: Dialect = standard): ReportDraft | null {
  const { cn, qn } = headerOf(message);
  const { at, span, readings } = reportOf(message, dialect);
  if (readings.length === 0) return null;
  const long = span === 'hour' || span === 'day' ? `${span}/` : '';
  const named = readings.map(({ factor, kind, value, text, flag }): Reading => {
    const doubt = flag === null || flag === 'N' ? '' : `/${flag}`;
    return { point: `${long}${factor}-${kind}${doubt}`, value: value === null ? text : scaled(value, factor, dialect) };
  });
  const ms = at ?? timeOf(qn, dialect);
  return {
    draft: { device: null, deviceAt: ms === null ? null : new Date(ms), readings: named, events: [] },
    // A resend has the same QN, but a logger that was restarted may give it another: the content tells.
    sequence: `${cn} ${readings.map(({ factor, kind, text }) => `${factor}-${kind}=${text}`).join()}`,
  };
}

/** In the unit the town reckons in; twelve digits, so that 83 µg are 0.083 mg and not a breath more. */
function scaled(value: number, factor: string, { scales }: Dialect): number {
  const times = Object.hasOwn(scales, factor) ? scales[factor] : undefined;
  return times === undefined ? value : Number((value * times).toPrecision(12));
}
