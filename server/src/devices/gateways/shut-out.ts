import type { Socket } from 'node:net';
import type { KnownDevice } from '../registry/known-device.ts';
import type { Registry } from '../registry/registry.ts';
import type { Caller } from './accept.ts';
import { mayGoOn } from './access.ts';

/** Where a device speaks, and as whom it was let in. */
export type Speaking = { readonly socket: Socket; readonly device: KnownDevice; readonly caller: Caller };

/**
 * Forgets devices that may no longer speak as they did (switched off, another credential, other addresses), and ends
 * connections on which nobody is left who may: what is said on an open line is judged word by word, but nothing more goes down it.
 */
export function shutOut<S extends Speaking>(
  registry: Pick<Registry, 'byId'>,
  speakers: Iterable<S>,
  forget: (speaker: S) => void,
): void {
  const gone: S[] = [];
  const kept = new Set<Socket>();
  for (const speaker of speakers) {
    if (mayGoOn(registry, speaker.device, speaker.caller)) kept.add(speaker.socket);
    else gone.push(speaker);
  }
  for (const speaker of gone) {
    forget(speaker);
    if (!kept.has(speaker.socket)) speaker.socket.destroy();
  }
}
