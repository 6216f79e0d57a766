import '../shared/admin.css';
import './areas.css';
import { ImportOutlined } from '@ant-design/icons';
import type { AreaInfo } from '@chengyun/contract/ground';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Grid, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { SplitFrame } from '../../ui/SplitFrame.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { AreaThing } from './AreaThing.tsx';
import { AreaTree } from './AreaTree.tsx';
import { ImportDrawer } from './ImportDrawer.tsx';

/** The town's areas: tree at the left, map and facts at the right. */
export function AreasPage() {
  const { t } = useTranslation('areas');
  const { id } = useTown();
  const areas = useQuery(areasQuery(id));
  const [importing, setImporting] = useState(false);
  const [q, setQ] = useState('');
  const { chosen, choose } = useChosen(areas.data?.areas ?? []);
  const wide = Grid.useBreakpoint()['md'] ?? true;
  const some = (areas.data?.areas.length ?? 0) > 0;
  const load = (
    <Button icon={<ImportOutlined />} onClick={() => setImporting(true)}>
      {t('import')}
    </Button>
  );
  return (
    <>
      <SplitFrame
        label={t('title')}
        bar={
          <>
            <Input
              allowClear
              value={q}
              onChange={(event) => setQ(event.target.value)}
              placeholder={t('search')}
              aria-label={t('search')}
            />
            {load}
          </>
        }
        list={
          <>
            {areas.isPending && <Loading rows={10} />}
            {areas.isError && <ErrorState error={areas.error} onRetry={areas.refetch} />}
            {areas.data && !some && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} action={load} />}
            {some && (
              <AreaTree
                areas={areas.data?.areas ?? []}
                q={q}
                chosen={chosen?.code}
                onChoose={choose}
                onClear={() => setQ('')}
              />
            )}
          </>
        }
        detail={
          some && (chosen || wide) ? (
            <AreaThing chosen={chosen} areas={areas.data?.areas ?? []} onChoose={choose} />
          ) : undefined
        }
        onBack={() => choose(undefined)}
      />
      {importing && <ImportDrawer onClose={() => setImporting(false)} />}
    </>
  );
}

/** The chosen area stands in the address, so that a colleague can open it. */
function useChosen(areas: readonly AreaInfo[]) {
  const search = useSearch({ strict: false }) as { readonly area?: string };
  const navigate = useNavigate();
  const chosen = areas.find(({ code }) => code === search.area);
  const choose = (code: string | undefined) =>
    void navigate({ to: '.', search: code === undefined ? {} : { area: code }, replace: true });
  return { chosen, choose };
}
