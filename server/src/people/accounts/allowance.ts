/** Whether one more is within so many of a span; what is asked for beyond them does not count. */
export function makeAllowance(most: number, withinMs: number, now: () => number): () => boolean {
  let [left, at] = [most, now()];
  return () => {
    const moment = now();
    left = Math.min(most, left + ((moment - at) * most) / withinMs);
    at = moment;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
