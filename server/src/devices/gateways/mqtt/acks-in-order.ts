/** Acknowledgements that go out in the order their messages came in (MQTT 5, 4.6), whatever order they are durable in. */
export type AcksInOrder = {
  /** Acknowledges when `done` resolves and all before it have; rejects with `done`, and nothing goes out from then on. */
  readonly wait: (messageId: number, done: Promise<void>) => Promise<void>;
  /** Nothing goes out any more: the connection is gone. */
  readonly drop: () => void;
};

type Pending = { readonly messageId: number; isDone: boolean };

/** `send` puts one acknowledgement on the wire. */
export function inOrder(send: (messageId: number) => void): AcksInOrder {
  const queue: Pending[] = [];
  let head = 0;
  let isOver = false;

  function flush(): void {
    for (let first = queue[head]; first?.isDone; first = queue[head]) {
      send(first.messageId);
      head += 1;
    }
    if (head < queue.length / 2) return;
    queue.splice(0, head);
    head = 0;
  }
  return {
    wait: async (messageId, done) => {
      const pending: Pending = { messageId, isDone: false };
      queue.push(pending);
      await done.catch((error: unknown) => {
        const isFirst = !isOver;
        isOver = true;
        if (isFirst) throw error;
      });
      pending.isDone = true;
      if (!isOver && queue[head] === pending) flush();
    },
    drop: () => {
      isOver = true;
    },
  };
}
