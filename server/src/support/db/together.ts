/**
 * Waits for statements sent down one connection and throws the error of the earliest: the first that fails spoils the
 * transaction, and the answers of the others ("transaction is aborted") may reach their promises before its own.
 */
export async function together<T extends readonly Promise<unknown>[]>(
  sent: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(sent);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as {
    -readonly [K in keyof T]: Awaited<T[K]>;
  };
}
