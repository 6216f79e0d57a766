import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { useValueText } from '../../charts/use-value-text.ts';
import { inLanguage } from '../../text/language.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { Change } from '../figures/Change.tsx';
import { lampOf } from '../figures/lamp-of.ts';
import { figureQuery } from '../figures/queries.ts';
import type { Asking } from '../figures/use-asked.ts';
import { periodSearch } from './period-search.ts';

const shown = [
  'loop.reported',
  'loop.on-time',
  'loop.closed-in-time',
  'hotline.solved',
  'hotline.satisfaction',
  'discovery.self-found',
];

type HeadlineProps = { readonly measures: readonly MeasureInfo[]; readonly asking: Asking };

/** Six figures that tell how the town does; each opens its own page. */
export function Headline({ measures, asking }: HeadlineProps) {
  const own = shown.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
  return (
    <ul className="ms-headline">
      {own.map((measure) => (
        <One key={measure.id} measure={measure} asking={asking} />
      ))}
    </ul>
  );
}

function One({ measure, asking }: { readonly measure: MeasureInfo; readonly asking: Asking }) {
  const { t, i18n } = useTranslation('measures');
  const town = useTown().id;
  const text = useValueText();
  const { data } = useQuery(figureQuery(town, measure.id, asking.asked.days));
  const lamp = data && lampOf(data.total.value, measure.target, measure.direction);
  return (
    <li>
      <Link
        to="/$town/measures/$measureId"
        params={{ town, measureId: measure.id }}
        search={periodSearch(asking.asked) as never}
      >
        <span className="ms-headline-name">
          {inLanguage(measure.name, i18n.language)} {lamp && <Lamp lamp={lamp} label={t(`lamp.${lamp}`)} />}
        </span>
        <b>{data ? text(data.total.value, measure.format) : ' '}</b>
        <small>
          {data && (
            <>
              {t('before')} <Change figure={data.total} against="before" measure={measure} />
            </>
          )}
        </small>
      </Link>
    </li>
  );
}
