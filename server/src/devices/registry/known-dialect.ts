import { readDialectText as gbt26875 } from '@chengyun/protocols/gbt26875/dialect';
import { readDialectText as hj212 } from '@chengyun/protocols/hj212/dialect';
import { Refusal } from '../../support/http/refusal.ts';

const READERS: Readonly<Record<string, typeof gbt26875 | typeof hj212>> = { gbt26875, hj212 };

/** Why a protocol has no such dialect; null when it has, or when it has no dialects and none is named. */
export function dialectFault(protocol: string, text: string): string | null {
  const read = Object.hasOwn(READERS, protocol) ? READERS[protocol]?.(text) : undefined;
  if (!read) return 'it has none';
  return read.ok ? null : read.why;
}

/** The text as it is kept; refused when the protocol has no such dialect. */
export function knownDialect(protocol: string, text: string): string {
  const why = dialectFault(protocol, text);
  if (why !== null) throw new Refusal('device.bad-dialect', { protocol, dialect: text, why });
  return text;
}
