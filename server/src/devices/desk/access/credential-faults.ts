import { type DeviceProtocol, protocolsWithCertificates } from '@chengyun/contract/device';
import { Refusal } from '../../../support/http/refusal.ts';
import { certificateIn } from '../../registry/credential.ts';

/** Refuses a certificate for a device whose way in asks for none: it could never be heard. */
export function refuseCertificate(protocol: DeviceProtocol): void {
  if (!protocolsWithCertificates.includes(protocol)) throw new Refusal('device.takes-no-certificate', { protocol });
}

/** Why a credential cannot be given: the device of this name has it. */
export function takenBy(device: string, credential: string): Refusal {
  const certificate = certificateIn(credential);
  if (certificate === null) return new Refusal('device.secret-taken', { device });
  return new Refusal('device.certificate-taken', { certificate, device });
}
