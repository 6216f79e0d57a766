import type { NewStaffMember, StaffMember } from '@chengyun/contract/people';
import { Button, Drawer, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/TownProvider.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { AreasPick, RolesPick, UnitsPick } from '../shared/picks.tsx';
import { AccountActs } from './AccountActs.tsx';
import type { Shown } from './PeoplePage.tsx';
import { useSavePerson } from './use-save-person.ts';

type PersonDrawerProps = {
  readonly person: StaffMember | 'new' | null;
  readonly onClose: () => void;
  readonly onPassword: (shown: Shown) => void;
};

/** A person to be added or changed. */
export function PersonDrawer({ person, onClose, onPassword }: PersonDrawerProps) {
  const { t } = useTranslation(['people', 'admin']);
  const [form] = Form.useForm<NewStaffMember>();
  const known = person === 'new' ? null : person;
  const save = useSavePerson(known, onClose, onPassword);
  return (
    <Drawer
      open={person !== null}
      onClose={onClose}
      title={known ? t('edit') : t('add')}
      size={480}
      footer={
        <div className="cy-drawer-foot">
          <Button type="primary" loading={save.isPending} onClick={form.submit}>
            {t('admin:save')}
          </Button>
          <Button onClick={onClose}>{t('admin:cancel')}</Button>
          {known && <AccountActs person={known} onClose={onClose} onPassword={onPassword} />}
        </div>
      }
    >
      <Form<NewStaffMember>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={known ?? { roles: [], unitIds: [], areaCodes: [] }}
        onFinish={save.mutate}
      >
        <PersonFields known={known} />
        <FailureNote error={save.error} />
      </Form>
    </Drawer>
  );
}

function PersonFields({ known }: { readonly known: StaffMember | null }) {
  const { t } = useTranslation(['people', 'admin']);
  const { user } = useMe();
  const needed = [{ required: true, whitespace: true, message: t('admin:needed') }];
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item name="username" label={t('username')} rules={needed} extra={known ? undefined : t('usernameHint')}>
        <Input maxLength={40} disabled={known !== null} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t('roles')}
        rules={[{ required: true, type: 'array', min: 1, message: t('needRole') }]}
        extra={known?.id === user.id ? t('yourself') : undefined}
      >
        <RolesPick />
      </Form.Item>
      <Form.Item name="unitIds" label={t('units')}>
        <UnitsPick />
      </Form.Item>
      <Form.Item name="areaCodes" label={t('areas')}>
        <AreasPick />
      </Form.Item>
    </>
  );
}
