const mostMs = 2000;

/** Does something that can wait once the page has nothing better to do, at the latest after two seconds; gives what it gives. */
export function whenQuiet<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const begin = () => void work().then(resolve, reject);
    // Safari has no such moments; a little later is what it gets.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(begin, { timeout: mostMs });
    else setTimeout(begin, 200);
  });
}
