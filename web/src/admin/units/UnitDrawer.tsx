import type { NewUnit, UnitChange, UnitInfo } from '@chengyun/contract/ground';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Select, Switch, TreeSelect } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { unitKindsQuery } from '../../api/ground.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { AreasPick, unitOptions } from '../shared/picks.tsx';
import { unitsQuery } from '../shared/queries.ts';
import { useChange } from '../shared/use-change.ts';
import { useKindOptions } from './kind-names.ts';

type Fields = Omit<NewUnit, 'parentId'> & { readonly parentId?: string | null; readonly active: boolean };
type UnitDrawerProps = { readonly unit: UnitInfo | 'new' | null; readonly onClose: () => void };

/** A unit to be added or changed. */
export function UnitDrawer({ unit, onClose }: UnitDrawerProps) {
  const { t } = useTranslation(['units', 'admin']);
  const [form] = Form.useForm<Fields>();
  const known = unit === 'new' ? null : unit;
  const save = useSaveUnit(known, onClose);
  return (
    <Drawer
      open={unit !== null}
      onClose={onClose}
      title={known ? t('edit') : t('add')}
      size={480}
      footer={
        <div className="cy-drawer-foot">
          <Button type="primary" loading={save.isPending} onClick={form.submit}>
            {t('admin:save')}
          </Button>
          <Button onClick={onClose}>{t('admin:cancel')}</Button>
        </div>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={known ?? { areaCodes: [], duties: [], active: true }}
        onFinish={save.mutate}
      >
        <UnitFields known={known} />
        <FailureNote error={save.error} />
      </Form>
    </Drawer>
  );
}

function useSaveUnit(known: UnitInfo | null, onClose: () => void) {
  const { t } = useTranslation(['units', 'admin']);
  const { id } = useTown();
  const { message } = App.useApp();
  const [key] = useState(newKey);
  const units = useQuery(unitsQuery(id));
  return useChange<UnitInfo, Fields>({
    touches: ['units', 'directory'],
    act: ({ code, active, parentId = null, ...words }) => {
      if (!known) return api<UnitInfo>(paths.units(id), { body: { code, parentId, ...words }, key });
      const body: UnitChange = { ...words, parentId, active };
      // After a conflict the list was read again: the next try is on what is there now.
      const { version } = units.data?.units.find((unit) => unit.id === known.id) ?? known;
      return api<UnitInfo>(paths.unit(id, known.id), { method: 'PATCH', body, version });
    },
    onDone: ({ name }) => {
      void message.success(known ? t('admin:saved') : t('added', { name }));
      onClose();
    },
  });
}

function UnitFields({ known }: { readonly known: UnitInfo | null }) {
  const { t, i18n } = useTranslation(['units', 'admin']);
  const { id } = useTown();
  const units = useQuery(unitsQuery(id));
  const kinds = useQuery(unitKindsQuery(id));
  const needed = [{ required: true, whitespace: true, message: t('admin:needed') }];
  const above = unitOptions(
    (units.data?.units ?? []).filter((unit) => unit.id !== known?.id),
    known?.parentId ?? undefined,
  );
  const duties = kinds.data?.unitKinds.map((kind) => ({ value: kind.id, label: inLanguage(kind.name, i18n.language) }));
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={80} autoFocus />
      </Form.Item>
      <Form.Item name="code" label={t('code')} rules={needed} extra={known ? undefined : t('codeHint')}>
        <Input maxLength={32} disabled={known !== null} />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')} rules={needed} extra={t('kindHint')}>
        <Select options={useKindOptions(known?.kind)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="parentId" label={t('parent')}>
        <TreeSelect allowClear treeData={above} placeholder={t('top')} showSearch={{ treeNodeFilterProp: 'title' }} />
      </Form.Item>
      <Form.Item name="areaCodes" label={t('areas')} extra={t('areasHint')}>
        <AreasPick />
      </Form.Item>
      <Form.Item name="duties" label={t('duties')} extra={t('dutiesHint')}>
        <Select mode="multiple" options={duties ?? []} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      {known && (
        <Form.Item name="active" label={t('active')} valuePropName="checked" extra={t('offHint')}>
          <Switch />
        </Form.Item>
      )}
    </>
  );
}
