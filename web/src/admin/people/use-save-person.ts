import type { MadeInvitation } from '@chengyun/contract/invitation';
import type { NewStaffMember, StaffChange, StaffMember, StaffWithPassword } from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { peopleQuery } from '../shared/queries.ts';
import { useChange } from '../shared/use-change.ts';
import type { Shown } from './PeoplePage.tsx';
import type { Powers } from './powers.ts';

const touches = ['people', 'directory', 'invitations'] as const;

/** A person as the form has it: a new one gets a one-time password or a link. */
export type PersonWords = NewStaffMember & { readonly way?: 'password' | 'link' };
type Saved = { readonly person: StaffMember; readonly secret: Shown | null };

/** Saves a person, new or known; a new one comes with a one-time password or an invitation. */
export function useSavePerson(
  known: StaffMember | null,
  powers: Powers,
  onClose: () => void,
  onPassword: (shown: Shown) => void,
) {
  const { t } = useTranslation('admin');
  const { id } = useTown();
  const { message } = App.useApp();
  const versionOf = useVersionOf();
  return useChange<Saved, PersonWords>({
    touches,
    act: async ({ username, way, ...words }) => {
      if (!known && way === 'link') {
        const { person, link } = await api<MadeInvitation>(paths.invitations(id), { body: { username, ...words } });
        return { person, secret: { name: person.name, link: fullLink(link) } };
      }
      if (!known) {
        const made = await api<StaffWithPassword>(paths.people(id), { body: { username, ...words } });
        const { person, oneTimePassword: password } = made;
        return { person, secret: password === null ? null : { name: person.name, password } };
      }
      const { name: _, ...rights } = words;
      const body: StaffChange = powers.accounts ? words : rights;
      const ask = { method: 'PATCH', body, version: versionOf(known) } as const;
      return { person: await api<StaffMember>(paths.person(id, known.id), ask), secret: null };
    },
    onDone: ({ secret }) => {
      if (secret) onPassword(secret);
      else void message.success(t('saved'));
      onClose();
    },
  });
}

function fullLink(link: string): string {
  return new URL(link, window.location.href).href;
}

/** Makes a new link for somebody who has not signed in yet. */
export function useInviteAgain(known: StaffMember, onLink: (shown: Shown) => void) {
  const { id } = useTown();
  return useChange<MadeInvitation>({
    touches,
    act: () => api(paths.personInvitation(id, known.id), { method: 'POST' }),
    onDone: ({ person, link }) => onLink({ name: person.name, link: fullLink(link) }),
  });
}

/** Disables or enables an account. */
export function useDisable(known: StaffMember, onClose: () => void) {
  const { id } = useTown();
  const versionOf = useVersionOf();
  return useChange<StaffMember, boolean>({
    touches,
    act: (disabled) =>
      api(paths.person(id, known.id), { method: 'PATCH', body: { disabled }, version: versionOf(known) }),
    onDone: onClose,
  });
}

/** Gives a person a one-time password. */
export function useResetPassword(known: StaffMember, onPassword: (shown: Shown) => void) {
  const { id } = useTown();
  return useChange<StaffWithPassword>({
    touches,
    act: () => api(paths.personPassword(id, known.id), { method: 'POST' }),
    onDone: ({ person, oneTimePassword }) => onPassword({ name: person.name, password: oneTimePassword ?? '' }),
  });
}

/** Lifts the lock that wrong tries put on an account. */
export function useUnlock(known: StaffMember) {
  const { id } = useTown();
  return useChange<StaffMember>({ touches, act: () => api(paths.personUnlock(id, known.id), { method: 'POST' }) });
}

/** Takes the second factors of a person away. */
export function useResetFactor(known: StaffMember) {
  const { id } = useTown();
  return useChange<StaffMember>({ touches, act: () => api(paths.personFactor(id, known.id), { method: 'DELETE' }) });
}

// After a conflict the list was read again: the next try is on what is there now.
function useVersionOf(): (person: StaffMember) => number {
  const { id } = useTown();
  const people = useQuery(peopleQuery(id));
  return (person) => (people.data?.find((one) => one.id === person.id) ?? person).version;
}
