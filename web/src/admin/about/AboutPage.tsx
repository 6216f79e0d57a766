import '../shared/admin.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { versionQuery } from './version.ts';

/** What the product is, its version, and what the data are worth. */
export function AboutPage() {
  const { t, i18n } = useTranslation('about');
  const { name, sample } = useTown();
  const version = useQuery(versionQuery);
  const town = inLanguage(name, i18n.language);
  const parts = [
    [t('what'), t('whatText')],
    [t('data'), sample ? t('sampleText', { town }) : t('realText')],
    [t('standards'), t('standardsText')],
    [t('licence'), t('licenceText')],
    [t('keys'), t('keysText')],
  ] as const;
  return (
    <>
      <PageHeader title={t('title')} facts={[{ name: t('version'), value: version.data ?? '…' }]} />
      <div className="cy-about">
        {parts.map(([title, text]) => (
          <Panel key={title} title={title}>
            <p>{text}</p>
          </Panel>
        ))}
        <Panel title={t('interface')}>
          <a href="/api/docs">{t('docs')}</a>
        </Panel>
      </div>
    </>
  );
}
