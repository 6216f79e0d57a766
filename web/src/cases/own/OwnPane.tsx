import type { OwnCase, OwnLine } from '@chengyun/contract/own-case';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { OwnRate } from './OwnRate.tsx';
import { ownCaseQuery } from './queries.ts';
import { StageTag } from './StageTag.tsx';

/** One report: what was said, what came with it, and what has become of it. */
export function OwnPane({ id }: { readonly id: string }) {
  const town = useTown();
  const one = useQuery(ownCaseQuery(town.id, id));
  if (one.isPending) return <Loading rows={8} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={one.refetch} />;
  return <Told own={one.data} />;
}

function Told({ own }: { readonly own: OwnCase }) {
  const { t } = useTranslation(['own', 'terms']);
  const facts = [
    { name: t('submitted'), value: <DateTime at={own.reportedAt} full /> },
    ...(own.matter ? [{ name: t('matter'), value: t(`terms:matter.${own.matter}`) }] : []),
    ...(own.place ? [{ name: t('place'), value: own.place }] : []),
    ...(own.outcome ? [{ name: t('outcome'), value: t(`terms:outcome.${own.outcome}`) }] : []),
  ];
  return (
    <article className="own-case">
      <PageHeader
        eyebrow={t('number', { number: own.number })}
        title={own.title}
        facts={facts}
        extra={<StageTag stage={own.stage} />}
      />
      {own.text && <p className="own-text">{own.text}</p>}
      {own.files.length > 0 && <Files own={own} />}
      {own.mayRate && <OwnRate own={own} />}
      {own.satisfaction && (
        <Panel title={t('rate.yours')}>
          <p>
            {t(own.solved ? 'rate.yes' : 'rate.no')} · {t(`terms:satisfaction.${own.satisfaction}`)}
          </p>
        </Panel>
      )}
      <Panel title={t('progress')}>
        <ol className="own-lines">
          {own.lines.toReversed().map((line) => (
            <Line key={`${line.at} ${line.step}`} line={line} />
          ))}
        </ol>
      </Panel>
    </article>
  );
}

function Line({ line }: { readonly line: OwnLine }) {
  const { t } = useTranslation('own');
  return (
    <li>
      <p>
        <strong>{t(`steps.${line.step}`)}</strong>
        {line.unit && <span> {line.unit}</span>}
      </p>
      {line.text && <p className="own-said">{line.text}</p>}
      <p className="own-when">
        <DateTime at={line.at} full />
      </p>
    </li>
  );
}

function Files({ own }: { readonly own: OwnCase }) {
  const { t } = useTranslation('own');
  return (
    <Panel title={t('files')}>
      <ul className="own-files">
        {own.files.map((file) => (
          <li key={file.id}>
            <a href={file.url} target="_blank" rel="noreferrer">
              {file.thumbUrl ? <img src={file.thumbUrl} alt={file.name} loading="lazy" /> : file.name}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
