import type { DeviceProtocol } from '@chengyun/contract/device';
import type { FrameExplained, FrameToExplain } from '@chengyun/contract/frame';
import { dialectNamed as gbt26875Dialect } from '@chengyun/protocols/gbt26875/dialect';
import { explain as explainGbt26875 } from '@chengyun/protocols/gbt26875/explain';
import { dialectNamed as hj212Dialect } from '@chengyun/protocols/hj212/dialect';
import { explain as explainHj212 } from '@chengyun/protocols/hj212/explain';
import { explainJson } from '@chengyun/protocols/wire/explain-json';
import type { Explained } from '@chengyun/protocols/wire/explained';

/** Protocols whose messages are JSON documents. */
const JSON_PROTOCOLS: readonly DeviceProtocol[] = [
  'mqtt',
  'ctwing',
  'onenet',
  'chirpstack',
  'ttn',
  'cloudevents',
  'frigate',
];

/** What each byte of a frame says; a protocol that is neither binary nor JSON gives no stretches. Pure. */
export function explainFrame({ protocol, hex, dialect = 'standard' }: FrameToExplain): FrameExplained {
  const { stretches, fault } = explained(protocol, new Uint8Array(Buffer.from(hex, 'hex')), dialect);
  return { stretches: [...stretches], fault };
}

function explained(protocol: DeviceProtocol, bytes: Uint8Array, dialect: string): Explained {
  if (protocol === 'gbt26875') return explainGbt26875(bytes, gbt26875Dialect(dialect));
  if (protocol === 'hj212') return explainHj212(bytes, hj212Dialect(dialect));
  return JSON_PROTOCOLS.includes(protocol) ? explainJson(bytes) : { stretches: [], fault: null };
}
