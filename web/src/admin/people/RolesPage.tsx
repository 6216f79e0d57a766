import { memberRoles } from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { peopleQuery } from '../shared/queries.ts';
import { type Power, routesQuery } from './role-matrix.ts';

/** What each role may see and do, read from the rules the server itself goes by, and how many hold it. */
export function RolesPage() {
  const { t } = useTranslation(['people', 'frame']);
  const { id } = useTown();
  const rows = useQuery(routesQuery);
  const people = useQuery(peopleQuery(id)).data ?? [];
  const holders = (role: string) => people.filter(({ roles }) => roles.some((one) => one === role)).length;
  return (
    <AdminPage title={t('matrix.title')} lead={t('matrix.lead')}>
      {rows.isPending && <Loading rows={10} />}
      {rows.isError && <ErrorState error={rows.error} onRetry={rows.refetch} />}
      {rows.data && (
        <Scrolls className="cy-matrix" aria-label={t('matrix.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('matrix.thing')}</th>
                {memberRoles.map((role) => (
                  <th key={role} scope="col">
                    {t(`frame:roles.${role}`)}
                    <small>{t('matrix.holders', { n: holders(role) })}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.data.map(({ tag, powers }) => (
                <tr key={tag}>
                  <th scope="row">{t(`matrix.tags.${tag}`, { defaultValue: tag })}</th>
                  {memberRoles.map((role) => (
                    <td key={role}>
                      <PowerWord power={powers[role]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="cy-quiet">{t('matrix.note')}</p>
        </Scrolls>
      )}
    </AdminPage>
  );
}

function PowerWord({ power }: { readonly power: Power | undefined }) {
  const { t } = useTranslation('people');
  if (!power) return <span className="cy-off">—</span>;
  return <span className={power === 'writes' ? 'cy-matrix-writes' : undefined}>{t(`matrix.${power}`)}</span>;
}
