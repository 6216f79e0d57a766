/** Gives turns, so many a second; each call resolves when it is the caller's. */
export function pacer(perSecond: number, now: () => number = () => performance.now()): () => Promise<void> {
  const apart = 1_000 / perSecond;
  let next = 0;
  return () => {
    const at = Math.max(now(), next);
    next = at + apart;
    return new Promise((resolve) => setTimeout(resolve, Math.max(0, at - now())));
  };
}
