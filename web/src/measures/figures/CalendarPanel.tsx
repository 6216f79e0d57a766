import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { HeatCalendar } from '../../charts/HeatCalendar.tsx';
import { Loading } from '../../ui/States.tsx';
import { addDays, addMonths } from '../period/days.ts';
import { outOf } from './out-of.ts';
import { figureQuery } from './queries.ts';
import { type Asking, useToday } from './use-asked.ts';

/** Each day of the year that ends with the period, as a square. */
export function CalendarPanel({ id, asking }: { readonly id: string; readonly asking: Asking }) {
  const { t } = useTranslation('measures');
  const town = useTown().id;
  const today = useToday();
  const { days, narrowing } = asking.asked;
  const end = addDays(days.to, -1);
  const isOver = end <= today;
  const last = isOver ? end : today;
  const first = addDays(addMonths(last, -12), 1);
  const query = { ...narrowing, from: first, to: addDays(last, 1), by: 'day', compare: false };
  const { data } = useQuery(figureQuery(town, id, query));
  const squares = useMemo(
    () =>
      data?.groups.map(({ keys: [key], value, numerator, denominator }) => ({
        day: key?.key ?? '',
        value,
        ...outOf(numerator, denominator),
      })),
    [data],
  );
  if (!data || !squares) return <Loading rows={3} inset={false} />;
  const one = (day: string) => ({ from: day, to: addDays(day, 1) });
  return (
    <HeatCalendar
      title={t('calendar')}
      note={`${first} – ${last}`}
      days={squares}
      from={first}
      to={last}
      format={data.measure.format}
      onPick={(day) => asking.pick(one(day))}
      hrefOf={(day) => asking.hrefOf(one(day))}
    />
  );
}
