import type { Where } from '../../../../simulator/run/open-wire.ts';
import type { TokenOf } from '../../../../simulator/speak/packets-of.ts';
import type { SimTown } from '../../../../simulator/town/sim-device.ts';

/**
 * What the server answers the last device of a town that posts for itself: 200 once it has read the list of devices. Null
 * when there is none such; 0 when nobody answers.
 */
export async function askedAsDevice({ host, ports }: Where, town: SimTown, tokenOf: TokenOf): Promise<number | null> {
  const last = town.devices.findLast(({ kind }) => kind.line === 'http');
  if (!last || ports.http === 0) return null;
  const url = `http://${host}:${ports.http}/api/v1/${tokenOf(last.externalId)}/telemetry`;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: '{}' }).catch(() => null);
  return answer?.status ?? 0;
}

/** Whether the server answers; what serves no pages to its devices counts as served. */
export async function isServed({ host, ports }: Where): Promise<boolean> {
  if (ports.http === 0) return true;
  const answer = await fetch(`http://${host}:${ports.http}/healthz`).catch(() => null);
  return answer?.ok ?? false;
}
