import { PlusOutlined } from '@ant-design/icons';
import { type StaffMember, staffRoles } from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Chip } from '../../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { peopleQuery } from '../shared/queries.ts';
import { Secret } from '../shared/Secret.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';

export type Shown = { readonly name: string; readonly password: string };

/** The staff of the town: who may do what, where. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const { id } = useTown();
  const people = useQuery(peopleQuery(id));
  const [edited, setEdited] = useState<StaffMember | 'new' | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const filter = usePeopleFilter(people.data ?? []);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  );
  return (
    <AdminPage title={t('title')} lead={t('lead')} extra={add} bar={people.data && filter.bar}>
      {people.isPending && <Loading rows={10} />}
      {people.isError && <ErrorState error={people.error} onRetry={people.refetch} />}
      {people.data?.length === 0 && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} action={add} />}
      {people.data && people.data.length > 0 && (
        <PeopleTable people={filter.found} onOpen={setEdited} onClear={filter.clear} />
      )}
      <PersonDrawer
        key={edited === 'new' ? 'new' : edited?.id}
        person={edited}
        onClose={() => setEdited(null)}
        onPassword={setShown}
      />
      <Secret
        title={t('oneTimeFor', { name: shown?.name ?? '' })}
        hint={t('oneTimeHint')}
        secret={shown?.password ?? null}
        onClose={() => setShown(null)}
      />
    </AdminPage>
  );
}

function usePeopleFilter(people: readonly StaffMember[]) {
  const { t } = useTranslation(['people', 'admin', 'frame']);
  const [q, setQ] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const words = q.trim().toLowerCase();
  const found = people.filter(
    (person) =>
      (person.name.toLowerCase().includes(words) || person.username.includes(words)) &&
      (role === null || person.roles.some((one) => one === role)),
  );
  const clear = () => {
    setQ('');
    setRole(null);
  };
  const bar = (
    <>
      <Input
        allowClear
        value={q}
        onChange={(event) => setQ(event.target.value)}
        placeholder={t('search')}
        aria-label={t('search')}
      />
      <span className="cy-chips">
        {staffRoles
          .map((one) => ({ one, count: people.filter(({ roles }) => roles.includes(one)).length }))
          .filter(({ count }) => count > 0)
          .map(({ one, count }) => (
            <Chip
              key={one}
              label={t(`frame:roles.${one}`)}
              count={count}
              on={role === one}
              onPick={() => setRole(role === one ? null : one)}
            />
          ))}
      </span>
      <output>{t('admin:found', { n: found.length, all: people.length })}</output>
    </>
  );
  return { found, bar, clear };
}
