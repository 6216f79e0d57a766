import type { Known } from '../../people/personal/find-personal.ts';
import { type CaseOpener, caseOpener } from '../../people/personal/opener.ts';
import { knownOf, type Person } from '../../people/personal/person.ts';
import type { CaseSealer } from '../../people/personal/sealer.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Loop } from '../loop.ts';
import { keyOf } from './queries.ts';

/** A signal as a part that is split off takes it over. */
interface Taken {
  readonly source: string;
  readonly external_number: string | null;
  readonly at: Date;
  readonly text: string | null;
  readonly person: Person | null;
}

/** What a case that is split gives to its parts, opened: each part seals it under its own key. */
export interface Whole {
  readonly opener: CaseOpener;
  readonly signals: readonly Taken[];
}

/** Reads what the parts of a case take over. */
export async function wholeOf(loop: Loop, sql: Sql, townId: string, caseId: string): Promise<Whole> {
  const opener = caseOpener(loop.personal, townId, caseId, await keyOf(sql, caseId));
  const rows = await sql<(Omit<Taken, 'person'> & { readonly id: string; readonly person: string | null })[]>`
    select id, source, external_number, at, text, person from signal where case_id = ${caseId} order by at, id`;
  return { opener, signals: rows.map(({ id, ...row }) => ({ ...row, person: opener.person(id, row.person) })) };
}

/** What is known of the persons of a case that is split. */
export function knownIn({ signals }: Whole): readonly Known[] {
  return signals.flatMap(({ person }) => (person ? knownOf(person) : []));
}

/** The rows of a part's signals, sealed for it. */
export function signalsOfPart(loop: Loop, partId: string, { opener, signals }: Whole, sealer: CaseSealer) {
  return signals.map(({ text, person, ...row }) => {
    const id = loop.newId();
    return {
      ...{ ...row, id, case_id: partId },
      text: text === null ? null : sealer.text(opener.full(text)),
      person: person && sealer.person(id, person),
    };
  });
}
