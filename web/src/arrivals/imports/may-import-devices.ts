import type { Role } from '@chengyun/contract/words';
import { useTown } from '../../api/TownProvider.tsx';

/** Those who may make devices; the server's own rule. */
const keepers: readonly Role[] = ['admin', 'chief', 'dispatcher'];

/** True when the reader may bring in devices. */
export function useMayImportDevices(): boolean {
  return useTown().roles.some((role) => keepers.includes(role));
}
