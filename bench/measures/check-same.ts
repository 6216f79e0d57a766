import type { MeasureDefinition } from '@chengyun/contract/measures';
import type { MeasureAnswer, MeasureRows } from '@chengyun/contract/measures-answer';
import type { Caller } from '../parts/http-caller.ts';

/** Figures whose list has another number of rows than they say, over a recent week: 0 when nothing is wrong. */
export async function checkSame(
  call: Caller,
  town: string,
  key: string,
  measures: readonly MeasureDefinition[],
): Promise<number> {
  const now = Date.now();
  const day = (ago: number) => new Date(now - ago * 86_400_000).toISOString().slice(0, 10);
  const period = `from=${day(40)}&to=${day(38)}`;
  let uneven = 0;
  for (const { id } of measures) {
    const { body, status } = await call({ method: 'GET', path: `${town}/measures/${id}?${period}&compare=false`, key });
    if (status !== 200) throw new Error(`${id} over ${period} was answered with ${status}: ${JSON.stringify(body)}`);
    const wanted = (body as MeasureAnswer).total.rows;
    let rows = 0;
    for (let cursor = ''; ; ) {
      const path = `${town}/measures/${id}/cases?${period}&limit=200${cursor && `&cursor=${cursor}`}`;
      const page = (await call({ method: 'GET', path, key })).body as MeasureRows;
      rows += page.cases.length;
      if (!page.next) break;
      cursor = page.next;
    }
    if (rows !== wanted) uneven += 1;
  }
  return uneven;
}
