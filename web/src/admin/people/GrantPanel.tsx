import type { StaffMember } from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { areasQuery } from '../../api/ground.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { unitsQuery } from '../shared/queries.ts';
import { useChange } from '../shared/use-change.ts';
import { usePowers } from './powers.ts';

type GrantPanelProps = { readonly person: StaffMember; readonly onClose: () => void };

/** What was asked for a person, and the security administrator's answer. */
export function GrantPanel({ person, onClose }: GrantPanelProps) {
  const { t } = useTranslation(['people', 'admin', 'frame']);
  const { id } = useTown();
  const { rights } = usePowers();
  const decide = useChange<StaffMember, boolean>({
    touches: ['people', 'directory'],
    act: (grant) => api(paths.personGrant(id, person.id), { body: { grant } }),
    onDone: onClose,
  });
  const words = useAskedWords(person);
  return (
    <section className="cy-grant" aria-label={t('grant.title')}>
      <h3>{t('grant.title')}</h3>
      <dl>
        {words.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {rights ? (
        <p className="cy-admin-acts">
          <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(true)}>
            {t('grant.grant')}
          </Button>
          <Button danger disabled={decide.isPending} onClick={() => decide.mutate(false)}>
            {t('grant.refuse')}
          </Button>
        </p>
      ) : (
        <p className="cy-quiet">{t('grant.waits')}</p>
      )}
      <FailureNote error={decide.error} />
    </section>
  );
}

function useAskedWords({ asked }: StaffMember): readonly (readonly [string, string])[] {
  const { t } = useTranslation(['people', 'admin', 'frame']);
  const { id } = useTown();
  const units = useQuery(unitsQuery(id)).data?.units ?? [];
  const areas = useQuery(areasQuery(id)).data?.areas ?? [];
  const join = (names: readonly string[]) => names.join(t('admin:listJoin')) || t('admin:none');
  const unitName = (unit: string) => units.find((one) => one.id === unit)?.name ?? unit;
  const areaName = (code: string) => areas.find((one) => one.code === code)?.name ?? code;
  return [
    [t('roles'), join((asked?.roles ?? []).map((role) => t(`frame:roles.${role}`)))],
    [t('units'), join((asked?.unitIds ?? []).map(unitName))],
    [t('areas'), join((asked?.areaCodes ?? []).map(areaName))],
  ];
}
