import type { ReportKind } from '@chengyun/contract/reports';
import { addDays } from '../../figures/town-days.ts';
import { type Named, word } from '../figures/facts.ts';
import { chineseDay, chineseInstant, type Span, spanText } from '../period/span.ts';

/** How the report speaks of its period and of those beside it. */
const SAID: Readonly<Record<ReportKind, Readonly<Record<(typeof SPAN_WORDS)[number]['name'], string>>>> = {
  week: { this: '本周', last: '上周', next: '下周', outlook: '近八周', mean: '周均', unit: '周' },
  month: { this: '本月', last: '上月', next: '下月', outlook: '近十二个月', mean: '月均', unit: '个月' },
  year: { this: '本年', last: '上年', next: '明年', outlook: '近五年', mean: '年均', unit: '年' },
};

interface Told {
  readonly span: Span;
  readonly town: string;
  readonly zone: string;
  readonly madeAt: Date;
}

/** The words rules may use, with what they are. */
export const SPAN_WORDS = [
  { name: 'this', label: '本周、本月、本年' },
  { name: 'last', label: '上周、上月、上年' },
  { name: 'next', label: '下周、下月、明年' },
  { name: 'outlook', label: '研判所看的各期' },
  { name: 'mean', label: '周均、月均、年均' },
  { name: 'unit', label: '周、个月、年' },
] as const;

/** The words of a period, of its town and of when it is told: what is open still is so then and not on the last day. */
export function spanWords({ span, town, zone, madeAt }: Told): Named {
  return [
    ...SPAN_WORDS.flatMap(({ name }) => word(name, SAID[span.kind][name])),
    ...word('span', spanText(span)),
    ...word('end', chineseDay(addDays(span.to, -1))),
    ...word('made', chineseInstant(zone, madeAt)),
    ...word('town', town),
  ];
}
