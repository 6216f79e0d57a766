import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { useValueText } from '../../charts/use-value-text.ts';
import { inLanguage } from '../../text/language.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { lineOf } from '../figures/add-up.ts';
import { lampOf } from '../figures/lamp-of.ts';
import { figureQuery } from '../figures/queries.ts';
import { useToday } from '../figures/use-asked.ts';
import { addMonths, firstOfMonth } from '../period/days.ts';
import { useSeen } from './use-seen.ts';

/** A measure in the library: thirteen months as a small line, last month and this one, and the lamp against its target. */
export function MeasureLine({ measure }: { readonly measure: MeasureInfo }) {
  const { t, i18n } = useTranslation('measures');
  const town = useTown().id;
  const [place, seen] = useSeen<HTMLLIElement>();
  const text = useValueText();
  const { values, figure, before } = useMonths(measure, seen);
  const { format, direction, target } = measure;
  const lamp = lampOf(figure ?? null, target, direction);
  return (
    <li ref={place}>
      <Link
        to="/$town/measures/$measureId"
        params={{ town, measureId: measure.id }}
        search={measure.basis === 'now' ? {} : { period: 'month' }}
        className="ms-line"
      >
        <span className="ms-line-name">
          <b>{inLanguage(measure.name, i18n.language)}</b>
          <small>{inLanguage(measure.formula, i18n.language)}</small>
        </span>
        <span className="ms-line-spark">
          {values && <Sparkline values={values} target={target} width={132} height={28} />}
        </span>
        <span className="ms-line-before">{before === undefined ? '' : text(before, format)}</span>
        <span className="ms-line-now">
          {figure === undefined ? '' : text(figure, format)}
          {measure.basis === 'now' && <small>{t('asOfNow')}</small>}
        </span>
        <span className="ms-line-target">
          {target !== null && text(target, format)}
          {lamp && <Lamp lamp={lamp} label={t(`lamp.${lamp}`)} />}
        </span>
      </Link>
    </li>
  );
}

/** Values of the last thirteen months; of what has no time, the value as of now. */
function useMonths(measure: MeasureInfo, seen: boolean) {
  const town = useTown().id;
  const first = firstOfMonth(useToday());
  const days = { from: addMonths(first, -12), to: addMonths(first, 1) };
  const hasTime = measure.basis !== 'now';
  const query = hasTime ? { ...days, by: 'month', compare: false } : { compare: false };
  const { data } = useQuery({ ...figureQuery(town, measure.id, query), enabled: seen, refetchInterval: false });
  if (!data) return {};
  if (!hasTime) return { figure: data.total.value };
  const values = lineOf(data.groups, days, 'month', measure.format).map(({ figure }) => figure.value);
  return { values, figure: values.at(-1) ?? null, before: values.at(-2) ?? null };
}
