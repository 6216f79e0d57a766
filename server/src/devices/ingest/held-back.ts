/** Messages over its share that one device may have waiting. */
const MOST_HELD = 2_000;

/** A message over its device's share: `go` when `mayGo`, in its order. */
export type Held = { readonly mayGo: () => boolean; readonly go: () => void; readonly refuse: () => void };

/** Keeps messages over a device's share and offers them again each second; the device itself waits for its acknowledgement. */
export function heldBack() {
  const queues = new Map<string, Held[]>();
  let timer: NodeJS.Timeout | null = null;

  function again(): void {
    timer = null;
    for (const [deviceId, queue] of queues) {
      let gone = 0;
      while (gone < queue.length && queue[gone]?.mayGo()) queue[gone++]?.go();
      queue.splice(0, gone);
      if (queue.length === 0) queues.delete(deviceId);
    }
    schedule();
  }
  function schedule(): void {
    if (queues.size > 0 && !timer) timer = setTimeout(again, 1_005 - (Date.now() % 1_000));
  }
  return {
    hold: (deviceId: string, held: Held) => {
      const queue = queues.get(deviceId) ?? [];
      if (queue.length >= MOST_HELD) return held.refuse();
      queue.push(held);
      queues.set(deviceId, queue);
      schedule();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      for (const queue of queues.values()) for (const held of queue) held.refuse();
      queues.clear();
    },
  };
}

export type HeldBack = ReturnType<typeof heldBack>;
