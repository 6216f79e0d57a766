import '../shared/admin.css';
import './packs.css';
import type { Pack } from '@chengyun/contract/pack';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { ClassBrowser } from './ClassBrowser.tsx';
import { PackEditor } from './PackEditor.tsx';
import { PackHistory } from './PackHistory.tsx';
import { PackRules } from './PackRules.tsx';

/** The town's packs: read, search, change, look back. Which one and what of it stands in the address. */
export function PacksPage() {
  const { t, i18n } = useTranslation(['packs', 'admin']);
  const { id } = useTown();
  const packs = useQuery(packsQuery(id));
  const search = useSearch({ strict: false }) as { readonly pack?: string; readonly tab?: string };
  const navigate = useNavigate();
  const all: readonly Pack[] = packs.data?.packs ?? [];
  const shown = all.find((one) => one.id === search.pack) ?? all[0];
  const go = (next: { readonly pack?: string; readonly tab?: string }) =>
    void navigate({ to: '.', search: { ...search, ...next }, replace: true });
  const which = shown && (
    <>
      <Segmented
        aria-label={t('which')}
        value={shown.id}
        onChange={(pack) => go({ pack })}
        options={all.map((one) => ({ value: one.id, label: inLanguage(one.name, i18n.language) }))}
      />
      <output>{t('admin:version', { n: shown.version })}</output>
    </>
  );
  return (
    <AdminPage title={t('title')} lead={t('lead')} bar={which}>
      {packs.isPending && <Loading rows={12} />}
      {packs.isError && <ErrorState error={packs.error} onRetry={packs.refetch} />}
      {packs.data && !shown && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />}
      {shown && (
        <Tabs
          key={shown.id}
          className="cy-pack-tabs"
          activeKey={search.tab ?? 'rules'}
          onChange={(tab) => go({ tab })}
          destroyOnHidden
          items={[
            { key: 'rules', label: t('tabs.rules'), children: <PackRules pack={shown} /> },
            { key: 'classes', label: t('tabs.classes'), children: <ClassBrowser pack={shown} /> },
            { key: 'edit', label: t('tabs.edit'), children: <PackEditor key={shown.version} pack={shown} /> },
            { key: 'history', label: t('tabs.history'), children: <PackHistory pack={shown} /> },
          ]}
        />
      )}
    </AdminPage>
  );
}
