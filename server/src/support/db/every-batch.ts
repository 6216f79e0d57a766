/**
 * All rows of a long question in batches of at most `size`, each asked for behind the last row of the one before: memory
 * holds one batch, however many there are. `ask` orders by a key and takes what lies after `last`.
 */
export async function* everyBatch<Row>(
  size: number,
  ask: (last: Row | undefined, size: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let last: Row | undefined; ; ) {
    const rows = await ask(last, size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1);
  }
}
