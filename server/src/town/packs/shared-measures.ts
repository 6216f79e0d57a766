import type { MeasureDefinition } from '@chengyun/contract/measures';
import { readPackFiles } from './load-packs.ts';
import { partsOf, readFiles } from './pack-parts.ts';
import { PackError } from './pack-problem.ts';

/** The measures of the product, which every town has; throws a PackError that tells what is wrong where. */
export async function loadSharedMeasures(folder: string): Promise<readonly MeasureDefinition[]> {
  const files = await readPackFiles(folder);
  const read = readFiles(files.filter(({ path }) => path.startsWith('_measures/')));
  const problems = read.flatMap((file) => file.problems);
  if (problems.length > 0) throw new PackError(problems);
  return partsOf(read).measures.flatMap(({ value }) => value);
}
