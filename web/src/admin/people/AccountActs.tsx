import type { StaffMember } from '@chengyun/contract/people';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/TownProvider.tsx';
import { useFailureWords } from '../../ui/failure.ts';
import type { Shown } from './PeoplePage.tsx';
import { usePowers } from './powers.ts';
import { useDisable, useInviteAgain, useResetFactor, useResetPassword, useUnlock } from './use-save-person.ts';

type AccountActsProps = {
  readonly person: StaffMember;
  readonly onClose: () => void;
  readonly onPassword: (shown: Shown) => void;
};

/** What can be done with the account itself; each asks first, for it ends sessions. */
export function AccountActs({ person, onClose, onPassword }: AccountActsProps) {
  const { t } = useTranslation(['people', 'admin', 'invite']);
  const { modal } = App.useApp();
  const { user } = useMe();
  const powers = usePowers();
  const unlock = useUnlock(person);
  const disable = useDisable(person, onClose);
  const reset = useResetPassword(person, (shown) => {
    onPassword(shown);
    onClose();
  });
  const again = useInviteAgain(person, (shown) => {
    onPassword(shown);
    onClose();
  });
  const failed = useFailureWords(again.error ?? disable.error ?? reset.error);
  const ask = (title: string, okText: string, danger: boolean, onOk: () => void) =>
    void modal.confirm({ title, okText, cancelText: t('admin:cancel'), okButtonProps: { danger }, onOk });
  const { name, disabled } = person;
  if (powers.rights) return <FactorReset person={person} />;
  return (
    <>
      {person.state === 'locked' && (
        <Button loading={unlock.isPending} onClick={() => unlock.mutate()}>
          {t('unlock')}
        </Button>
      )}
      {person.mustChangePassword && person.lastSignInAt === null && !disabled && (
        <Button
          loading={again.isPending}
          onClick={() => ask(t('invite:againAsk', { name }), t('invite:anew'), false, () => again.mutate())}
        >
          {t('invite:anew')}
        </Button>
      )}
      <Button
        loading={reset.isPending}
        onClick={() => ask(t('resetAsk', { name }), t('reset'), false, () => reset.mutate())}
      >
        {t('reset')}
      </Button>
      {disabled ? (
        <Button loading={disable.isPending} onClick={() => disable.mutate(false)}>
          {t('enable')}
        </Button>
      ) : (
        <Button
          danger
          disabled={person.id === user.id}
          loading={disable.isPending}
          onClick={() => ask(t('disableAsk', { name }), t('disable'), true, () => disable.mutate(true))}
        >
          {t('disable')}
        </Button>
      )}
      {(again.error ?? disable.error ?? reset.error) && (
        <span role="alert" className="cy-tag-late">
          {failed.detail}
        </span>
      )}
    </>
  );
}

/** Takes a lost second factor away: the security administrator's, so that no one person holds password and factor. */
function FactorReset({ person }: { readonly person: StaffMember }) {
  const { t } = useTranslation(['people', 'admin']);
  const { modal } = App.useApp();
  const { user } = useMe();
  const reset = useResetFactor(person);
  if (!person.secondFactor || person.id === user.id) return null;
  const ask = () =>
    void modal.confirm({
      ...{ title: t('factorResetAsk', { name: person.name }), okText: t('factorReset'), cancelText: t('admin:cancel') },
      ...{ okButtonProps: { danger: true }, onOk: () => reset.mutateAsync() },
    });
  return (
    <Button danger loading={reset.isPending} onClick={ask}>
      {t('factorReset')}
    </Button>
  );
}
