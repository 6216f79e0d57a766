import type { StaffMember } from '@chengyun/contract/people';
import { outsideRoles, posts } from '@chengyun/contract/words';
import { Button, Drawer, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { AreasPick, RolesPick, UnitsPick } from '../shared/picks.tsx';
import { AccountActs } from './AccountActs.tsx';
import { GrantPanel } from './GrantPanel.tsx';
import type { Shown } from './PeoplePage.tsx';
import { type Powers, usePowers } from './powers.ts';
import { type PersonWords, useSavePerson } from './use-save-person.ts';

type PersonDrawerProps = {
  readonly person: StaffMember | 'new' | null;
  readonly onClose: () => void;
  readonly onPassword: (shown: Shown) => void;
};

/** A person to be added or changed, as far as the reader's post goes. */
export function PersonDrawer({ person, onClose, onPassword }: PersonDrawerProps) {
  const { t } = useTranslation(['people', 'admin']);
  const [form] = Form.useForm<PersonWords>();
  const powers = usePowers();
  const known = person === 'new' ? null : person;
  const save = useSavePerson(known, powers, onClose, onPassword);
  const may = powers.accounts || powers.rights;
  return (
    <Drawer
      open={person !== null}
      onClose={onClose}
      title={known ? t('edit') : t('add')}
      size={480}
      footer={
        <div className="cy-drawer-foot">
          {may && (
            <Button type="primary" loading={save.isPending} onClick={form.submit}>
              {t('admin:save')}
            </Button>
          )}
          <Button onClick={onClose}>{t('admin:cancel')}</Button>
          {known && may && <AccountActs person={known} onClose={onClose} onPassword={onPassword} />}
        </div>
      }
    >
      {known?.asked && <GrantPanel person={known} onClose={onClose} />}
      <Form<PersonWords>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!may}
        initialValues={initial(known)}
        onFinish={save.mutate}
      >
        <PersonFields known={known} powers={powers} />
        <FailureNote error={save.error} />
      </Form>
    </Drawer>
  );
}

/** What is asked stands before what is held: the system administrator goes on writing where they left off. */
function initial(known: StaffMember | null) {
  if (!known) return { roles: [], unitIds: [], areaCodes: [], way: 'password' as const };
  return { name: known.name, username: known.username, ...(known.asked ?? known) };
}

type FieldsProps = { readonly known: StaffMember | null; readonly powers: Powers };

function PersonFields({ known, powers }: FieldsProps) {
  const { t } = useTranslation(['people', 'admin']);
  const { user } = useMe();
  const needed = [{ required: true, whitespace: true, message: t('admin:needed') }];
  const own = known?.id === user.id;
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={64} disabled={!powers.accounts} autoFocus={powers.accounts} />
      </Form.Item>
      <Form.Item name="username" label={t('username')} rules={needed} extra={known ? undefined : t('usernameHint')}>
        <Input maxLength={40} disabled={known !== null} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t(powers.accounts ? 'rolesAsked' : 'roles')}
        rules={[
          { required: powers.accounts, type: 'array', min: 1, message: t('needRole') },
          { validator: apart(t('apart')) },
        ]}
        extra={own ? t('yourself') : powers.accounts ? t('askedHint') : undefined}
      >
        <RolesPick disabled={own} />
      </Form.Item>
      <Form.Item name="unitIds" label={t('units')}>
        <UnitsPick disabled={own} />
      </Form.Item>
      <Form.Item name="areaCodes" label={t('areas')}>
        <AreasPick disabled={own} />
      </Form.Item>
      {!known && <WayField />}
    </>
  );
}

/** How a new person comes in for the first time. */
function WayField() {
  const { t } = useTranslation('invite');
  const way = Form.useWatch<PersonWords['way']>('way');
  const options = [
    { value: 'password', label: t('byPassword') },
    { value: 'link', label: t('byLink') },
  ];
  return (
    <Form.Item name="way" label={t('way')} extra={way === 'link' ? t('byLinkHint') : undefined}>
      <Radio.Group options={options} />
    </Form.Item>
  );
}

/** One of the three administrators stands alone, and who is from outside; told before the server says so. */
function apart(words: string) {
  return (_rule: unknown, roles: readonly string[] = []) =>
    roles.length > 1 && [...posts, ...outsideRoles].some((one) => roles.includes(one))
      ? Promise.reject(new Error(words))
      : Promise.resolve();
}
