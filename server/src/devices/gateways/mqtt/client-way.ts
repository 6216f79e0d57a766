import { DOWN_TOPIC, GATEWAY_DOWN_TOPIC } from '@chengyun/protocols/thingsboard/table';
import type { Down, Way } from '../calls.ts';

/** Topics a device may listen to; what stands there is sent to it alone. */
const DOWNWARD =
  /^(v1\/devices\/me\/(rpc\/request\/(\+|\d+)|attributes(\/response\/(\+|\d+))?)|v1\/gateway\/(rpc|attributes|attributes\/response)|v2\/(r\/req\/(\+|\d+)|a(\/res\/(\+|\d+))?))$/;

export function mayListenTo(topic: string): boolean {
  return DOWNWARD.test(topic);
}

/** The way to a device over its own connection, on the topics it listens to. */
export function clientWay(listensTo: ReadonlySet<string>, publish: (topic: string, payload: unknown) => void): Way {
  const startOf = (kind: Down['kind']) =>
    (['long', 'short'] as const).map((way) => DOWN_TOPIC[kind][way]).find((topic) => hears(listensTo, topic));
  return {
    takes: (kind, forChild) => (forChild ? listensTo.has(GATEWAY_DOWN_TOPIC[kind]) : startOf(kind) !== undefined),
    send: (child, down) => {
      if (child !== null) return publish(GATEWAY_DOWN_TOPIC[down.kind], { device: child, data: bodyForChild(down) });
      const start = startOf(down.kind) ?? DOWN_TOPIC[down.kind].long;
      publish(start.endsWith('/') && down.kind === 'call' ? `${start}${down.id}` : start, bodyOf(down));
    },
  };
}

/** What stands on the topic of a call or of attributes. */
export function bodyOf(down: Down): unknown {
  return down.kind === 'attributes' ? down.values : { method: down.method, params: down.params };
}

function bodyForChild(down: Down): unknown {
  return down.kind === 'attributes' ? down.values : { id: down.id, method: down.method, params: down.params };
}

function hears(listensTo: ReadonlySet<string>, topic: string): boolean {
  if (!topic.endsWith('/')) return listensTo.has(topic);
  return [...listensTo].some((each) => each.startsWith(topic));
}
