import type { CaseFact } from '../../cases/facts/fact.ts';
import { storedFact } from '../../cases/facts/save-fact.ts';
import { rebuild } from '../../cases/life/apply-step.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { Journal } from './journal-lines.ts';

/** The fact that a journal gives; null for one that cannot be folded, which verify tells of. */
export function factFrom({ steps }: Journal, ground: Ground): CaseFact | null {
  try {
    const aggregate = rebuild(steps, ground.calendar);
    return aggregate && storedFact(aggregate);
  } catch {
    return null; // a broken journal is told of by verify, with its number; it must not keep the others from their facts
  }
}
