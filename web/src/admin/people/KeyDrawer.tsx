import type { MadeApiKey, NewApiKey } from '@chengyun/contract/people';
import { businessRoles } from '@chengyun/contract/words';
import { Button, Drawer, Form, Input, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { RolesPick, UnitsPick } from '../shared/picks.tsx';
import { useChange } from '../shared/use-change.ts';

// Accounts and rights are for people; a program may read the trail.
const KEY_ROLES = [...businessRoles, 'auditor'] as const;

type Fields = Omit<NewApiKey, 'scopes'> & { readonly scope: 'read' | 'write' };
type KeyDrawerProps = { readonly onClose: () => void; readonly onMade: (key: string) => void };

/** A key to be made. */
export function KeyDrawer({ onClose, onMade }: KeyDrawerProps) {
  const { t } = useTranslation(['keys', 'people', 'admin']);
  const { id } = useTown();
  const [form] = Form.useForm<Fields>();
  const make = useChange<MadeApiKey, Fields>({
    touches: ['keys'],
    act: ({ scope, ...words }) =>
      api(paths.keys(id), { body: { ...words, scopes: scope === 'read' ? ['read'] : ['read', 'write'] } }),
    onDone: ({ key }) => {
      onMade(key);
      onClose();
    },
  });
  const needed = [{ required: true, message: t('admin:needed') }];
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('add')}
      size={460}
      footer={
        <div className="cy-drawer-foot">
          <Button type="primary" loading={make.isPending} onClick={form.submit}>
            {t('add')}
          </Button>
          <Button onClick={onClose}>{t('admin:cancel')}</Button>
        </div>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ scope: 'read', roles: [], unitIds: [], days: 365 }}
        onFinish={make.mutate}
      >
        <Form.Item name="name" label={t('name')} rules={needed}>
          <Input maxLength={64} placeholder={t('nameHint')} autoFocus />
        </Form.Item>
        <Form.Item name="scope" label={t('scopes')}>
          <Radio.Group options={(['read', 'write'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="roles"
          label={t('roles')}
          rules={[{ required: true, type: 'array', min: 1, message: t('people:needRole') }]}
        >
          <RolesPick among={KEY_ROLES} />
        </Form.Item>
        <Form.Item name="unitIds" label={t('units')} extra={t('unitsHint')}>
          <UnitsPick />
        </Form.Item>
        <Form.Item name="days" label={t('days')} rules={needed}>
          <InputNumber min={1} max={3660} precision={0} />
        </Form.Item>
        <FailureNote error={make.error} />
      </Form>
    </Drawer>
  );
}
