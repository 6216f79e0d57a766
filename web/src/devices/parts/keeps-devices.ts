import type { Role } from '@chengyun/contract/words';
import { useTown } from '../../api/TownProvider.tsx';

/** Those who let devices in, read their frames and send them commands; the server's own rule. */
const keepers: readonly Role[] = ['admin', 'chief', 'dispatcher'];

/** True when the reader keeps the town's devices. */
export function useKeepsDevices(): boolean {
  return useTown().roles.some((role) => keepers.includes(role));
}
