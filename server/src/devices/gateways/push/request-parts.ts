import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../support/http/refusal.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { mayComeFrom, strayNote } from '../access.ts';
import type { GatewayWorld } from '../gateway.ts';
import { takeDrafts } from '../take-drafts.ts';

/** What no browser asks. Operators' platforms send for all their devices from a few addresses. */
export const MACHINES = { rateLimit: { max: 120_000, timeWindow: 60_000 }, forMachines: true };
/** No session and no key: the token of the device or platform says who calls. */
export const about = { tags: ['devices by HTTP'], security: [] };

/** Takes in what a request says; resolves when it is durable. */
export async function deliver(
  world: GatewayWorld,
  from: KnownDevice,
  drafts: Parameters<typeof takeDrafts>[1],
  { ip }: FastifyRequest,
  sequence: string | null,
): Promise<void> {
  const receivedAt = world.now();
  world.ingest.seen(from.townId, from.id, receivedAt);
  await takeDrafts(world, drafts, { from, peer: ip, receivedAt, sequence, resent: sequence !== null });
}

/** Keeps the body for whoever has to find out why, and gives the refusal. */
export function unreadable(world: GatewayWorld, device: KnownDevice, request: FastifyRequest, why: string): Refusal {
  keep(world, device, request, why);
  return new Refusal('device.unreadable', { why });
}

/** The device, when it may come from where the request does. */
export function refuseStray(world: GatewayWorld, device: KnownDevice, request: FastifyRequest): KnownDevice {
  if (mayComeFrom(device, request.ip)) return device;
  keep(world, device, request, strayNote(device, request.ip));
  throw new Refusal('device.wrong-address', { address: request.ip });
}

function keep({ notebook }: GatewayWorld, device: KnownDevice, request: FastifyRequest, why: string): void {
  const { townId, protocol, id: deviceId } = device;
  notebook.keepFrame(townId, { protocol, peer: request.ip, deviceId, why, bytes: bodyOf(request) });
}

/** The bytes as they came. */
export function bodyOf({ body }: FastifyRequest): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array(0);
}

/** Headers, query or parameters as texts; what came twice is left out. */
export function textsOf(values: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values ?? {})) if (typeof value === 'string') texts[name] = value;
  return texts;
}
