import type { Pack } from '@chengyun/contract/pack';
import type { Changes } from '@chengyun/contract/policy';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { ChangeList } from '../shared/ChangeList.tsx';
import { groundKey, packHistoryQuery } from '../shared/queries.ts';
import { VersionList } from '../shared/VersionList.tsx';

/** The versions of a pack; each can be held against the one before. */
export function PackHistory({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation('packs');
  const { id } = useTown();
  const history = useQuery(packHistoryQuery(id, pack.id));
  const [open, setOpen] = useState<number | null>(null);
  if (history.isPending) return <Loading rows={4} />;
  if (history.isError) return <ErrorState error={history.error} onRetry={history.refetch} />;
  return (
    <div className="cy-admin-pad cy-pack-history">
      <VersionList
        versions={history.data.versions}
        extra={({ version }) =>
          version > 1 && (
            <>
              <Button
                size="small"
                aria-expanded={open === version}
                onClick={() => setOpen(open === version ? null : version)}
              >
                {t('compare')}
              </Button>
              {open === version && <Difference pack={pack.id} to={version} />}
            </>
          )
        }
      />
    </div>
  );
}

function Difference({ pack, to }: { readonly pack: string; readonly to: number }) {
  const { id } = useTown();
  const changes = useQuery({
    queryKey: [...groundKey(id), 'pack-changes', pack, to],
    queryFn: ({ signal }) => api<Changes>(paths.pack(id, pack, '/changes'), { query: { from: to - 1, to }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (changes.isPending) return <Loading rows={2} inset={false} />;
  if (changes.isError) return <ErrorState error={changes.error} onRetry={changes.refetch} />;
  return <ChangeList changes={changes.data.changes} />;
}
