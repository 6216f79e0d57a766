import { PlusOutlined } from '@ant-design/icons';
import type { UnitInfo } from '@chengyun/contract/ground';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Chip } from '../../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { unitsQuery } from '../shared/queries.ts';
import { itemsIn, pruned, treeOf } from '../shared/tree.ts';
import { useUnitKindName } from './kind-names.ts';
import { UnitDrawer } from './UnitDrawer.tsx';
import { UnitTable } from './UnitTable.tsx';

/** The town's units as a tree: find, add, change, switch off. */
export function UnitsPage() {
  const { t } = useTranslation('units');
  const { id } = useTown();
  const units = useQuery(unitsQuery(id));
  const [edited, setEdited] = useState<UnitInfo | 'new' | null>(null);
  const filter = useUnitFilter(units.data?.units ?? []);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  );
  return (
    <AdminPage title={t('title')} lead={t('lead')} extra={add} bar={units.data && filter.bar}>
      {units.isPending && <Loading rows={10} />}
      {units.isError && <ErrorState error={units.error} onRetry={units.refetch} />}
      {units.data?.units.length === 0 && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} action={add} />}
      {units.data && units.data.units.length > 0 && (
        <UnitTable tree={filter.tree} open={filter.narrow} onOpen={setEdited} onClear={filter.clear} />
      )}
      <UnitDrawer key={edited === 'new' ? 'new' : edited?.id} unit={edited} onClose={() => setEdited(null)} />
    </AdminPage>
  );
}

function useUnitFilter(units: readonly UnitInfo[]) {
  const { t } = useTranslation(['units', 'admin']);
  const kindName = useUnitKindName();
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [showOff, setShowOff] = useState(false);
  const tree = useMemo(() => {
    const words = q.trim().toLowerCase();
    const fits = (unit: UnitInfo) =>
      (unit.name.toLowerCase().includes(words) || unit.code.toLowerCase().startsWith(words)) &&
      (kind === null || unit.kind === kind) &&
      (showOff || unit.active);
    const whole = treeOf(
      units,
      (unit) => unit.id,
      (unit) => unit.parentId,
    );
    return pruned(whole, fits);
  }, [units, q, kind, showOff]);
  const kinds = [...new Set(units.map((unit) => unit.kind))];
  const clear = () => {
    setQ('');
    setKind(null);
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
        {kinds.map((one) => (
          <Chip key={one} label={kindName(one)} on={kind === one} onPick={() => setKind(kind === one ? null : one)} />
        ))}
      </span>
      <Checkbox checked={showOff} onChange={(event) => setShowOff(event.target.checked)}>
        {t('showOff')}
      </Checkbox>
      <output>{t('admin:found', { n: itemsIn(tree).length, all: units.length })}</output>
    </>
  );
  return { tree, bar, clear, narrow: q.trim() !== '' || kind !== null };
}
