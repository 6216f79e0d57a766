import type { GatewayWorld } from './gateway.ts';

/** Keeps why a connection was ended before a word was said, where people look for it. */
export function keepRefused({ notebook, registry }: GatewayWorld, protocol: string) {
  return (peer: string, why: string): void => {
    notebook.keepFrame(registry.firstTown(), { protocol, peer, deviceId: null, why, bytes: new Uint8Array(0) });
  };
}
