import { CloseOutlined } from '@ant-design/icons';
import type { SavedView } from '@chengyun/contract/case-list';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { isQuestion, viewsKey, viewsQuery } from '../../api/views.ts';
import { useUndo } from '../../ui/undo.tsx';
import { readFilters, readView, viewText } from '../queue/filters.ts';

type Views = { readonly views: readonly SavedView[] };

/** 我的视图 in the navigation: queues kept under a name; one's own can be deleted. */
export function ViewNav({ onFollow }: { readonly onFollow?: (() => void) | undefined }) {
  const { t } = useTranslation('cases');
  const town = useTown().id;
  const kept = useQuery(viewsQuery(town)).data?.views ?? [];
  const views = kept.filter((view) => !isQuestion(view));
  const here = viewText(readFilters(useSearch({ strict: false })));
  const remove = useRemoveView(town);
  if (views.length === 0) return null;
  return (
    <section aria-label={t('view.title')}>
      <h2>{t('view.title')}</h2>
      <ul>
        {views.map((view) => (
          <li key={view.id} className="cy-view">
            <Link
              to="/$town/desk"
              params={{ town }}
              search={readView(view.query) as Record<string, string>}
              activeOptions={{ exact: true, includeSearch: true }}
              {...(onFollow && { onClick: onFollow })}
              aria-current={here === viewText(readView(view.query)) ? 'page' : undefined}
            >
              <span className="cy-view-name">{view.name}</span>
              {view.shared && <small>{t('view.shared')}</small>}
            </Link>
            {view.own && (
              <button type="button" onClick={() => remove(view)} aria-label={t('view.remove', { name: view.name })}>
                <CloseOutlined aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useRemoveView(town: string): (view: SavedView) => void {
  const { t } = useTranslation('cases');
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const undo = useUndo();
  return (view) => {
    const queryKey = viewsKey(town);
    const before = queryClient.getQueryData<Views>(queryKey);
    if (!before) return;
    message.destroy();
    queryClient.setQueryData<Views>(queryKey, { views: before.views.filter(({ id }) => id !== view.id) });
    undo({
      text: t('view.removed', { name: view.name }),
      commit: () => api(paths.view(town, view.id), { method: 'DELETE' }),
      restore: () => queryClient.setQueryData<Views>(queryKey, before),
    });
  };
}
