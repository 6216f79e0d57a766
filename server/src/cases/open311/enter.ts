import type { FastifyReply, FastifyRequest } from 'fastify';
import { noteWho } from '../../people/audit/audit-requests.ts';
import type { Caller } from '../../people/caller.ts';
import { townIds } from '../../people/create-town.ts';
import { bearerKey } from '../../people/keys/key.ts';
import { type TownCall, townCall } from '../../people/town-call.ts';
import { permit, type TownApp } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';

/** The town of a request: what jurisdiction_id names, or the only one there is. */
export async function townOf({ world }: TownApp, request: FastifyRequest): Promise<string> {
  const asked = textOf(request, 'jurisdiction_id');
  const ids = await townIds(world.sql);
  if (asked === undefined) {
    const [only, ...more] = ids;
    if (only === undefined || more.length > 0) throw new Refusal('open311.jurisdiction-needed');
    return only;
  }
  if (!ids.includes(asked)) throw new Refusal('open311.no-jurisdiction', { id: asked });
  return asked;
}

const entered = new WeakMap<FastifyRequest, Caller>();

/**
 * Lets in who bears a key of the town whose roles take part in its business, before what they sent is checked. Nobody comes by a
 * cookie here, so no other site's page can act for its reader.
 */
export async function enter(app: TownApp, request: FastifyRequest): Promise<void> {
  const key = bearerKey(request.headers.authorization) ?? textOf(request, 'api_key');
  if (key === undefined) throw new Refusal('open311.key-needed');
  const town = await townOf(app, request);
  // Where other routes have the town in their address: the trail and the call look for it there.
  request.params = { ...(request.params as Record<string, string>), town };
  const caller = await app.callers.byKey(key, town);
  noteWho(request, caller.actor.id);
  permit(caller, { method: request.method, roles: 'any' });
  entered.set(request, caller);
}

/** The call of somebody who has been let in. */
export function callOf({ world }: TownApp, request: FastifyRequest, reply: FastifyReply) {
  const caller = entered.get(request);
  if (!caller) throw new Refusal('open311.key-needed');
  reply.header('cache-control', 'no-store');
  const call: TownCall<Record<never, never>, never, never> = townCall(world, caller, request, reply);
  return call;
}

/** A parameter of the form or of the address, whichever has it. */
function textOf({ body, query }: FastifyRequest, name: string): string | undefined {
  for (const part of [body, query]) {
    const value = typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
