import type { GoalLine } from '@chengyun/contract/goals-answer';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { daysOfMonth } from './goal-values.ts';

/** From a computed indicator to what it counts: the cases, those that count against it, the measure itself. */
export function MeasureLinks({ line, measure }: { readonly line: GoalLine; readonly measure: string }) {
  const { t } = useTranslation('goals');
  const town = useTown().id;
  const { from } = daysOfMonth(line.months[0]?.month ?? '');
  const { to } = daysOfMonth(line.months.at(-1)?.month ?? '');
  const part = line.direction === 'higher' ? 'rest' : 'numerator';
  const open = (search: Readonly<Record<string, string>>, words: string) => (
    <Link
      to="/$town/measures/$measureId"
      params={{ town, measureId: measure }}
      search={{ from, to, ...search } as never}
    >
      {words}
    </Link>
  );
  const counts = line.unit.en === '%';
  return (
    <p className="gl-links">
      {counts && line.lamp !== 'green' && open({ 'in-part': part }, t('against'))}
      {open({ 'in-part': counts ? 'denominator' : 'numerator' }, t('cases'))}
      {open({}, t('measure'))}
    </p>
  );
}
