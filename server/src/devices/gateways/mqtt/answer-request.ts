import type { Message } from '@chengyun/protocols/thingsboard/message';
import { DOWN_TOPIC, GATEWAY_DOWN_TOPIC } from '@chengyun/protocols/thingsboard/table';
import { askedAttributes } from '../attributes.ts';
import type { GatewayWorld } from '../gateway.ts';
import { childOf } from '../take-drafts.ts';
import type { Publisher } from './take-message.ts';

/** What a device asks or answers, beside what it tells. */
export type Request =
  | {
      readonly kind: 'attributes';
      readonly topic: string;
      readonly client: readonly string[];
      readonly shared: readonly string[];
    }
  | Extract<Message, { kind: 'gateway-attribute-request' | 'gateway-rpc-response' | 'gateway-connect' }>
  | Extract<Message, { kind: 'rpc-response' }>;

/** The request in a message; undefined when it only tells values. An answer goes back by the family of names it came by. */
export function requestOf(topic: string, message: Message): Request | undefined {
  switch (message.kind) {
    case 'attribute-request': {
      const { client, shared } = message;
      const family = topic.startsWith('v2/') ? 'short' : 'long';
      return { kind: 'attributes', topic: `${DOWN_TOPIC['attribute-answer'][family]}${message.id}`, client, shared };
    }
    case 'rpc-response':
    case 'gateway-attribute-request':
    case 'gateway-rpc-response':
    case 'gateway-connect':
      return message;
    default:
      return undefined;
  }
}

/** Answers it, or hands the answer on to who waits for it. What a gateway says of a child nobody knows lets that child wait. */
export function answerRequest(world: GatewayWorld, publisher: Publisher, request: Request): void {
  const { device } = publisher;
  if (request.kind === 'rpc-response') world.calls.answer(device.id, request.id, request.body);
  if (request.kind === 'attributes') void answerAttributes(world, publisher, request);
  if (!('device' in request)) return;
  const child = childOf(world, { from: device, peer: publisher.peer }, request.device);
  if (!child) return;
  if (request.kind === 'gateway-rpc-response') world.calls.answer(child.id, request.id, request.body);
  if (request.kind === 'gateway-attribute-request') void answerForChild(world, publisher, request, child.id);
}

async function answerAttributes(
  { attributes }: GatewayWorld,
  { device, publish }: Publisher,
  { topic, client, shared }: Extract<Request, { kind: 'attributes' }>,
): Promise<void> {
  const found = await attributes.of(device.townId, device.id);
  if (found) publish(topic, askedAttributes(found, client, shared));
}

async function answerForChild(
  { attributes }: GatewayWorld,
  { device, publish }: Publisher,
  { id, device: name, scope, keys }: Extract<Request, { kind: 'gateway-attribute-request' }>,
  childId: string,
): Promise<void> {
  const found = await attributes.of(device.townId, childId);
  if (!found) return;
  const values = askedAttributes(found, scope === 'client' ? keys : [], scope === 'shared' ? keys : [])[scope] ?? {};
  // One key is answered by its value, several by an object (ThingsBoard gateway API).
  const answer = keys.length === 1 ? { value: values[keys[0] ?? ''] ?? null } : { values };
  publish(GATEWAY_DOWN_TOPIC['attribute-answer'], { id, device: name, ...answer });
}
