import { pendingAnswers } from './answers.ts';

/** What goes down to a device in the words of ThingsBoard: a call that wants an answer, or attributes set for it. */
export type Down =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly kind: 'attributes'; readonly values: Readonly<Record<string, unknown>> };

/** One way to a device: a connection, a request that waits, a broker. A gateway's way also leads to its children. */
export type Way = {
  /** Whether it takes this kind, for the device itself or for a child of it. */
  readonly takes: (kind: Down['kind'], forChild: boolean) => boolean;
  /** `child` is its name; null for the device itself. */
  readonly send: (child: string | null, down: Down) => void;
};

export type Target = { readonly id: string; readonly externalId: string; readonly parentId: string | null };

/** The ways to devices, whatever they came in by, and the calls that wait for an answer. */
export type Calls = {
  /**
   * Opens a way, the latest going first, and gives how to close it. What waits for the device goes out at once.
   * A device that asks again and again by HTTP is expected back for `lingerMs` after its way is closed.
   */
  readonly open: (deviceId: string, way: Way, lingerMs?: number) => () => void;
  /** Asks a device; undefined when there is no way to it or no answer comes within ten seconds. */
  readonly ask: (device: Target, method: string, params: unknown) => Promise<unknown>;
  /** Tells a device its attributes; false when there is no way to it now. */
  readonly tell: (device: Target, values: Readonly<Record<string, unknown>>) => boolean;
  readonly answer: (deviceId: string, id: number, body: unknown) => void;
  readonly stop: () => void;
};

type Waiting = { readonly down: Down; readonly device: Target };

/** No ways yet. */
export function openCalls(now: () => number = Date.now): Calls {
  const ways = new Map<string, Way[]>();
  const expected = new Map<string, number>();
  const waiting = new Map<string, Set<Waiting>>();
  const answers = pendingAnswers<{ readonly body: unknown }>();
  // Not from 1 at each start: a late answer to a call of before must fit none of now.
  let last = now() % 1_000_000;

  function wayTo({ id, externalId, parentId }: Target, kind: Down['kind']): ((down: Down) => void) | undefined {
    const own = ways.get(id)?.findLast((way) => way.takes(kind, false));
    if (own) return (down) => own.send(null, down);
    const parents = parentId === null ? undefined : ways.get(parentId);
    const parent = parents?.findLast((way) => way.takes(kind, true));
    return parent && ((down) => parent.send(externalId, down));
  }
  function close(deviceId: string, way: Way, lingerMs: number): void {
    const left = (ways.get(deviceId) ?? []).filter((each) => each !== way);
    if (left.length > 0) ways.set(deviceId, left);
    else ways.delete(deviceId);
    if (lingerMs > 0) expected.set(deviceId, now() + lingerMs);
  }
  function sendWaiting(deviceId: string, way: Way): void {
    for (const each of waiting.get(deviceId) ?? []) {
      if (!way.takes(each.down.kind, false)) continue;
      waiting.get(deviceId)?.delete(each);
      way.send(null, each.down);
      return; // a request that waits takes one
    }
  }
  async function whenBack(device: Target, down: Down, answer: Promise<unknown>): Promise<void> {
    const mine = waiting.get(device.id) ?? new Set();
    const each = { down, device };
    waiting.set(device.id, mine.add(each));
    await answer;
    mine.delete(each);
    if (mine.size === 0) waiting.delete(device.id);
  }
  return {
    open: (deviceId, way, lingerMs = 0) => {
      ways.set(deviceId, [...(ways.get(deviceId) ?? []), way]);
      expected.delete(deviceId);
      sendWaiting(deviceId, way);
      return () => close(deviceId, way, lingerMs);
    },
    ask: async (device, method, params) => {
      const send = wayTo(device, 'call');
      if (!send && (expected.get(device.id) ?? 0) < now()) return undefined;
      const down: Down = { kind: 'call', id: ++last, method, params };
      const answer = answers.wait(`${device.id} ${down.id}`);
      if (send) send(down);
      else void whenBack(device, down, answer);
      return (await answer)?.body;
    },
    tell: (device, values) => {
      const send = wayTo(device, 'attributes');
      send?.({ kind: 'attributes', values });
      return send !== undefined;
    },
    answer: (deviceId, id, body) => answers.settle(`${deviceId} ${id}`, { body }),
    stop: answers.stop,
  };
}
