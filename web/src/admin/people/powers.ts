import { useTown } from '../../api/TownProvider.tsx';

/** What the reader may do with accounts: the system administrator keeps them, the security administrator grants rights. */
export type Powers = { readonly accounts: boolean; readonly rights: boolean };

export function usePowers(): Powers {
  const { roles } = useTown();
  return { accounts: roles.includes('sysadmin'), rights: roles.includes('secadmin') };
}
