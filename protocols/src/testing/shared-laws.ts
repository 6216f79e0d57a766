import { test } from 'vitest';
import type { SharedVector } from './vectors.ts';

/** One test for each captured frame beside the repository; one skipped test when there are none. */
export function eachShared(vectors: readonly SharedVector[], read: (vector: SharedVector) => void): void {
  if (vectors.length === 0) test.skip('captured frames: no ../shared/vectors beside the repository', () => undefined);
  else test.each(vectors)('a captured frame, $name, reads as noted', read);
}
