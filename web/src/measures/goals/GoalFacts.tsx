import type { GoalLine } from '@chengyun/contract/goals-answer';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { goalText, withUnit } from './goal-values.ts';

type FactName = 'actual' | 'target' | 'expected' | 'projection' | 'lastYear';

/** Target, actual, where it should be, where the year will end: the figures of the line, large. */
export function GoalFacts({ line }: { readonly line: GoalLine }) {
  const { t, i18n } = useTranslation('goals');
  const unit = inLanguage(line.unit, i18n.language);
  const text = (value: number | null) => withUnit(value, line, unit);
  const { projection, planTarget, asOf } = line;
  const low = projection?.low ?? null;
  const high = projection?.high ?? null;
  const facts: readonly { readonly key: FactName; readonly value: string; readonly note: string }[] = [
    { key: 'actual', value: text(line.actual), note: asOf ? t('asOf', dayOf(asOf)) : '' },
    { key: 'target', value: text(line.target), note: '' },
    { key: 'expected', value: text(line.expected), note: '' },
    {
      ...{ key: 'projection', value: text(projection?.value ?? null) },
      note:
        low === null || high === null
          ? ''
          : t('band', { low: goalText(low, line.decimals), high: goalText(high, line.decimals) }),
    },
    { key: 'lastYear', value: text(line.lastYear), note: '' },
  ];
  return (
    <dl className="gl-facts">
      {facts.map(({ key, value, note }) => (
        <div key={key}>
          <dt>{t(`facts.${key}`)}</dt>
          <dd>
            {value}
            {note !== '' && <small>{note}</small>}
          </dd>
        </div>
      ))}
      {planTarget && (
        <div>
          <dt>{t('facts.planTarget', { year: planTarget.year })}</dt>
          <dd>{text(planTarget.value)}</dd>
        </div>
      )}
    </dl>
  );
}

function dayOf(day: string): { readonly month: number; readonly day: number } {
  return { month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}
