import '../measures.css';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { measuresQuery } from '../figures/queries.ts';
import { useAsked } from '../figures/use-asked.ts';
import { byFamily, found } from './families.ts';
import { MeasureLine } from './MeasureLine.tsx';

/** All measures of the town by family: how each stands now, where it came from, whether its target is reached. */
export function LibraryPage() {
  const { t } = useTranslation('measures');
  const town = useTown().id;
  const { search, go } = useAsked();
  const words = search['q'] ?? '';
  const { data, error, refetch } = useQuery(measuresQuery(town));
  const families = useMemo(
    () => (data ? byFamily(data.measures.filter((measure) => found(measure, words))) : []),
    [data, words],
  );
  return (
    <div className="ms-page">
      <PageHeader
        title={t('library')}
        lead={t('libraryLead')}
        extra={
          <Input.Search
            allowClear
            value={words}
            placeholder={t('search')}
            aria-label={t('search')}
            className="ms-search"
            onChange={({ target }) => go({ q: target.value || undefined })}
          />
        }
      />
      <div className="ms-body">
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading rows={14} inset={false} />}
        {data && families.length === 0 && <EmptyState title={t('noneFound')} hint={t('noneFoundHint')} />}
        {families.map(([family, measures]) => (
          <section key={family} className="ms-family">
            <div className="ms-line ms-line-head">
              <h2>{familyName(family, t)}</h2>
              <span className="ms-line-spark">{t('head.trend')}</span>
              <span className="ms-line-before">{t('head.before')}</span>
              <span>{t('head.now')}</span>
              <span className="ms-line-target">{t('head.target')}</span>
            </div>
            <ul>
              {measures.map((measure) => (
                <MeasureLine key={measure.id} measure={measure} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const familyKeys = ['loop', 'hotline', 'discovery', 'devices', 'grid'] as const;

function familyName(family: string, t: ReturnType<typeof useTranslation<'measures'>>['t']): string {
  const key = familyKeys.find((one) => one === family);
  return key ? t(`family.${key}`) : t('familyOther');
}
