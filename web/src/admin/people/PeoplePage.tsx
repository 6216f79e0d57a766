import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import {
  type AccountState,
  accountStates,
  isAskedFor,
  memberRoles,
  type StaffMember,
  type StaffRole,
} from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { Chip } from '../../ui/Row.tsx';
import { Secret } from '../../ui/Secret.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { peopleQuery } from '../shared/queries.ts';
import { ImportDrawer } from './ImportDrawer.tsx';
import { Invitations } from './Invitations.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { type Powers, usePowers } from './powers.ts';

/** What is shown this once: a one-time password, or the link of an invitation. */
export type Shown = { readonly name: string } & ({ readonly password: string } | { readonly link: string });

/** The staff of the town: who may do what, where. Accounts and rights are kept by two different people. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const { id } = useTown();
  const powers = usePowers();
  const people = useQuery(peopleQuery(id));
  const [edited, setEdited] = useState<StaffMember | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const filter = usePeopleFilter(people.data ?? []);
  const add = powers.accounts && (
    <span className="cy-admin-acts">
      <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
        {t('import.title')}
      </Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
        {t('add')}
      </Button>
    </span>
  );
  const known = edited === 'new' ? null : (people.data?.find((one) => one.id === edited?.id) ?? edited);
  return (
    <AdminPage title={t('title')} lead={t(leadFor(powers))} extra={add} bar={people.data && filter.bar}>
      {people.isPending && <Loading rows={10} />}
      {people.isError && <ErrorState error={people.error} onRetry={people.refetch} />}
      {people.data?.length === 0 && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} action={add} />}
      {people.data && (powers.accounts || powers.rights) && <Invitations />}
      {people.data && people.data.length > 0 && (
        <PeopleTable people={filter.found} onOpen={setEdited} onClear={filter.clear} />
      )}
      <PersonDrawer
        key={edited === 'new' ? 'new' : edited?.id}
        person={edited === 'new' ? 'new' : known}
        onClose={() => setEdited(null)}
        onPassword={setShown}
      />
      {importing && <ImportDrawer onClose={() => setImporting(false)} />}
      <ShownOnce shown={shown} onClose={() => setShown(null)} />
    </AdminPage>
  );
}

function ShownOnce({ shown, onClose }: { readonly shown: Shown | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['people', 'invite']);
  const name = shown?.name ?? '';
  if (shown && 'link' in shown) {
    const words = { title: t('invite:madeFor', { name }), hint: t('invite:madeHint') };
    return <Secret {...words} secret={shown.link} onClose={onClose} />;
  }
  return (
    <Secret
      title={t('oneTimeFor', { name })}
      hint={t('oneTimeHint')}
      secret={shown?.password ?? null}
      onClose={onClose}
    />
  );
}

function leadFor({ accounts, rights }: Powers): 'leadAccounts' | 'leadRights' | 'lead' {
  if (accounts) return 'leadAccounts';
  return rights ? 'leadRights' : 'lead';
}

function usePeopleFilter(people: readonly StaffMember[]) {
  const { t } = useTranslation(['people', 'admin', 'frame']);
  const [q, setQ] = useState('');
  const [role, setRole] = useState<StaffRole | null>(null);
  const [state, setState] = useState<AccountState | null>(null);
  const town = useTown().id;
  const wanted = { ...(q && { q }), ...(role && { role }), ...(state && { state }) };
  const found = people.filter((person) => isAskedFor(person, wanted));
  const clear = () => {
    setQ('');
    setRole(null);
    setState(null);
  };
  const bar = (
    <>
      <Input
        allowClear
        value={q}
        maxLength={64}
        onChange={(event) => setQ(event.target.value)}
        placeholder={t('search')}
        aria-label={t('search')}
      />
      <StateChips people={people} state={state} onState={setState} />
      <span className="cy-chips">
        {memberRoles
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
      <span className="cy-found">
        <output>{t('admin:found', { n: found.length, all: people.length })}</output>
        <ExportMenu address={(asked) => withQuery(paths.staffExport(town), { ...wanted, ...asked })} />
      </span>
    </>
  );
  return { found, bar, clear };
}

type StateChipsProps = {
  readonly people: readonly StaffMember[];
  readonly state: AccountState | null;
  readonly onState: (state: AccountState | null) => void;
};

/** Accounts by how it stands with them; first of all those that wait for a grant. */
function StateChips({ people, state, onState }: StateChipsProps) {
  const { t } = useTranslation('people');
  const count = (one: string) =>
    people.filter((person) => (one === 'waiting' ? person.asked !== null : person.state === one)).length;
  return (
    <span className="cy-chips">
      {accountStates
        .filter((one) => one !== 'active' && count(one) > 0)
        .map((one) => (
          <Chip
            key={one}
            label={t(`states.${one}`)}
            count={count(one)}
            on={state === one}
            onPick={() => onState(state === one ? null : one)}
          />
        ))}
    </span>
  );
}
