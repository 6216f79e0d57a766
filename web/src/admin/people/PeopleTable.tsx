import type { StaffMember, StaffRole } from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { unitsQuery } from '../shared/queries.ts';

type PeopleTableProps = {
  readonly people: readonly StaffMember[];
  readonly onOpen: (person: StaffMember) => void;
  readonly onClear: () => void;
};

/** People in a table, fifty to a page. */
export function PeopleTable({ people, onOpen, onClear }: PeopleTableProps) {
  const { t } = useTranslation('admin');
  const columns = useColumns(onOpen);
  if (people.length === 0) {
    return <EmptyState title={t('nothingFound')} action={<Button onClick={onClear}>{t('clearFilter')}</Button>} />;
  }
  return (
    <Table<StaffMember>
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={people}
      scroll={{ x: 960 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false, placement: ['bottomEnd'] }}
      onRow={(person) => ({ onClick: () => onOpen(person) })}
    />
  );
}

function useColumns(onOpen: (person: StaffMember) => void): TableColumnsType<StaffMember> {
  const { t } = useTranslation(['people', 'admin', 'frame']);
  const { id } = useTown();
  const units = useQuery(unitsQuery(id));
  const areas = useQuery(areasQuery(id));
  const unitNames = useMemo(() => new Map(units.data?.units.map((unit) => [unit.id, unit.name])), [units.data]);
  const areaNames = useMemo(() => new Map(areas.data?.areas.map(({ code, name }) => [code, name])), [areas.data]);
  const join = (names: readonly string[], most = 3) =>
    names.slice(0, most).join(t('admin:listJoin')) + (names.length > most ? ` +${names.length - most}` : '');
  return [
    {
      ...{ title: t('name'), dataIndex: 'name', width: 240 },
      render: (name: string, person) => (
        <>
          <button type="button" className="cy-linklike" onClick={() => onOpen(person)}>
            {name}
          </button>
          <span className="cy-code">{person.username}</span>
        </>
      ),
    },
    {
      ...{ title: t('roles'), dataIndex: 'roles', width: 160 },
      render: (roles: readonly StaffRole[], { asked }) => (
        <>
          {join(roles.map((role) => t(`frame:roles.${role}`)))}
          {asked && (
            <span className="cy-asked">
              {t('asked', { roles: join(asked.roles.map((role) => t(`frame:roles.${role}`))) })}
            </span>
          )}
        </>
      ),
    },
    {
      ...{ title: t('units'), dataIndex: 'unitIds' },
      render: (ids: readonly string[]) => join(ids.map((one) => unitNames.get(one) ?? one)),
    },
    {
      ...{ title: t('areas'), dataIndex: 'areaCodes' },
      render: (codes: readonly string[]) => join(codes.map((code) => areaNames.get(code) ?? code)),
    },
    {
      ...{ title: t('lastSignIn'), dataIndex: 'lastSignInAt', width: 130 },
      render: (at: string | null) =>
        at === null ? <span className="cy-quiet">{t('never')}</span> : <DateTime at={at} />,
    },
    { title: t('state'), key: 'state', width: 170, render: (_, person) => <PersonState person={person} /> },
  ];
}

function PersonState({ person }: { readonly person: StaffMember }) {
  const { t } = useTranslation('people');
  const { state, sample, secondFactor } = person;
  const bad = state === 'disabled' || state === 'stale' || state === 'locked';
  return (
    <>
      {state === 'active' || state === 'invited' ? (
        <span className="cy-quiet">{t(`states.${state}`)}</span>
      ) : (
        <span className={bad ? 'cy-tag cy-tag-late cy-tag-first' : 'cy-tag cy-tag-first'}>{t(`states.${state}`)}</span>
      )}
      {secondFactor && <span className="cy-tag">{t('factorShort')}</span>}
      {sample && <span className="cy-tag">{t('sample')}</span>}
    </>
  );
}
