import type { CalendarDraft } from '@chengyun/contract/policy';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { datesOf, kindOf, weekdayOf } from './year.ts';

type MonthGridProps = {
  readonly year: number;
  readonly month: number;
  readonly draft: CalendarDraft;
  readonly saved: CalendarDraft;
  /** The one day the Tab key reaches. */
  readonly at: string;
  readonly today: string;
  readonly onPick: (date: string) => void;
};

const weekdays = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const;
const months = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const;

/** A month: seven columns from Monday, each day a button that says what it is. */
export function MonthGrid({ year, month, draft, saved, at, today, onPick }: MonthGridProps) {
  const { t, i18n } = useTranslation(['calendar', 'frame']);
  const name = t(`frame:time.months.${months[month - 1] ?? 'm1'}`);
  const dates = datesOf(year, month);
  const wordsOf = (date: string) => {
    const own = draft.days[date]?.name;
    return `${date} ${t(kindOf(draft, date))}${own ? ` ${inLanguage(own, i18n.language)}` : ''}`;
  };
  const classOf = (date: string) => {
    const isChanged = JSON.stringify(draft.days[date]) !== JSON.stringify(saved.days[date]);
    return ['cy-day', `cy-day-${kindOf(draft, date)}`, isChanged && 'cy-day-changed', date === today && 'cy-day-today']
      .filter(Boolean)
      .join(' ');
  };
  return (
    <section className="cy-month" aria-label={name}>
      <h3>{name}</h3>
      <div className="cy-month-days">
        {weekdays.map((day) => (
          <abbr key={day} title={t(`weekday.${day}`)}>
            {t(`short.${day}`)}
          </abbr>
        ))}
        {dates.map((date, place) => (
          <button
            key={date}
            type="button"
            data-date={date}
            className={classOf(date)}
            style={place === 0 ? { gridColumnStart: weekdayOf(date) } : undefined}
            tabIndex={date === at ? 0 : -1}
            aria-label={wordsOf(date)}
            title={wordsOf(date)}
            onClick={() => onPick(date)}
          >
            {Number(date.slice(8))}
          </button>
        ))}
      </div>
    </section>
  );
}
