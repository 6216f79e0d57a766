import { CloseOutlined } from '@ant-design/icons';
import type { ReportFigure } from '@chengyun/contract/reports';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { inLanguage } from '../../../text/language.ts';
import { fullMoment } from '../../../ui/time.ts';
import { figureQuery, measuresQuery } from '../../figures/queries.ts';
import { dayOf } from '../../period/days.ts';
import { BehindFigure } from './BehindFigure.tsx';
import { listOf, rowsNow } from './figure-list.ts';

type PanelProps = { readonly figure: ReportFigure; readonly onClose: () => void };

/** Where a number of the report comes from: what was printed, what it is now, and the cases it counts. */
export function FigurePanel({ figure, onClose }: PanelProps) {
  const { t } = useTranslation('reports');
  const panel = useRef<HTMLElement>(null);
  // On a phone it stands below the document.
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={panel} className="rep-panel" aria-label={t('figure.title')}>
      <header className="rep-panel-head">
        <h2>{figure.label}</h2>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('figure.close')} onClick={onClose} />
      </header>
      <Values figure={figure} />
      <Definition figure={figure} />
      <BehindFigure figure={figure} />
    </section>
  );
}

function Values({ figure }: { readonly figure: ReportFigure }) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { data } = useQuery(figureQuery(town, figure.measure, { ...listOf(figure), part: undefined, compare: false }));
  const now = data && figure.rows !== null ? rowsNow(data.total, figure.part) : null;
  const moved = now !== null && now !== figure.rows;
  return (
    <>
      <dl className="rep-values">
        <div>
          <dt>{t('figure.printed')}</dt>
          <dd className="rep-big">{figure.text}</dd>
        </div>
        {now !== null && (
          <div>
            <dt>{t('figure.now')}</dt>
            <dd>{moved ? t('figure.rows', { n: now }) : t('figure.same')}</dd>
          </div>
        )}
      </dl>
      {moved && <p className="rep-quiet">{t('figure.nowHint')}</p>}
    </>
  );
}

function Definition({ figure }: { readonly figure: ReportFigure }) {
  const { t, i18n } = useTranslation('reports');
  const { id: town, zone } = useTown();
  const { data } = useQuery(measuresQuery(town));
  const measure = data?.measures.find(({ id }) => id === figure.measure);
  const { from, to, narrow, against } = figure;
  const { 'as-of': asOf, ...groups } = narrow;
  const days = { from: dayOf(new Date(from), zone), to: dayOf(new Date(to), zone) };
  return (
    <dl className="rep-lines">
      {measure && (
        <div>
          <dt>{t('figure.formula')}</dt>
          <dd>
            {inLanguage(measure.formula, i18n.language)} · {inLanguage(measure.basisName, i18n.language)}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('fact.period')}</dt>
        <dd>
          <Days from={from} to={to} />
        </dd>
      </div>
      {asOf && (
        <div>
          <dt>{t('figure.asOf')}</dt>
          <dd>{fullMoment(new Date(asOf), zone)}</dd>
        </div>
      )}
      {against && (
        <div>
          <dt>{t('figure.against')}</dt>
          <dd>
            <Days from={against.from} to={against.to} />
          </dd>
        </div>
      )}
      <div>
        <dt />
        <dd>
          <Link
            className="rep-figure"
            to="/$town/measures/$measureId"
            params={{ town, measureId: figure.measure }}
            search={{ ...days, ...groups } as never}
          >
            {t('figure.measure')}
          </Link>
        </dd>
      </div>
    </dl>
  );
}

/** A span of days, both inclusive. */
function Days({ from, to }: { readonly from: string; readonly to: string }) {
  const { zone } = useTown();
  const last = new Date(Date.parse(to) - 1);
  const days = new Set([dayOf(new Date(from), zone), dayOf(last, zone)]);
  return [...days].join(' – ');
}
