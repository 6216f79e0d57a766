import type { DeviceProtocol } from '@chengyun/contract/device';
import { credentialHash } from './credential.ts';

type Named = { readonly protocol: DeviceProtocol; readonly externalId: string };

/** Addresses are kept as 12 hex digits in lower case, as the gateway reads them; EUIs in lower case too. */
export function nameOnWire({ protocol, externalId }: Named): string {
  // Who gives no address of its own is known by the one it connects from, which stays as it is.
  const isAddress = /^[0-9a-f]{1,12}$/i.test(externalId);
  if (protocol === 'gbt26875' && isAddress) return externalId.toLowerCase().padStart(12, '0');
  return protocol === 'chirpstack' || protocol === 'ttn' ? externalId.toLowerCase() : externalId;
}

/** What is kept of the secret a device shows; null for one without. */
export function keptSecret({ protocol, externalId }: Named, secret: string | null): string | null {
  if (secret === null) return null;
  // A logger's password is short and often the same everywhere; with its MN before it, equal ones do not show.
  return credentialHash(protocol === 'hj212' ? `${externalId} ${secret}` : secret);
}
