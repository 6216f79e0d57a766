import type { Step } from '../../cases/life/aggregate.ts';
import { COPY_NULL, unescaped, wholeLines } from '../../support/db/copy-text.ts';
import { quote } from '../plan/condition-sql.ts';
import { fingerprintSql } from './fingerprint.ts';

/** A case's id and its journal in order. */
export interface Journal {
  readonly caseId: string;
  readonly steps: readonly Step[];
}

/** The same beside what the case's fact says at that moment, as `fingerprintSql` writes it; null when it has none. */
export interface PrintedJournal extends Journal {
  readonly print: string | null;
}

/** The part of all cases that a reader takes: those with ids after `after` and up to `until`, or to the end. */
export interface Stretch {
  readonly after: string;
  readonly until: string | null;
}

/** Every case. */
export const ALL: Stretch = { after: '00000000-0000-0000-0000-000000000000', until: null };

/** Gives the lines of all journals of a stretch as COPY text, by case; the first of each case with its fact's print. */
export function linesSql({ after, until }: Stretch): string {
  const upTo = until === null ? '' : `and j.case_id <= ${quote(until)}::uuid`;
  return `
    copy (
      select j.case_id, j.seq, j.at, j.action, j.from_state, j.to_state, j.effects,
        case when j.seq = 1 then (select ${fingerprintSql()} from case_fact f where f.case_id = j.case_id) end
      from journal j where j.case_id > ${quote(after)}::uuid ${upTo} order by j.case_id, j.seq
    ) to stdout`;
}

interface Draft extends PrintedJournal {
  readonly steps: Step[];
}

/** Puts the lines together to journals; those that came whole with a part of the text are given together. */
export async function* journalsIn(parts: AsyncIterable<Buffer>): AsyncGenerator<readonly PrintedJournal[]> {
  let last: Draft | null = null;
  for await (const lines of wholeLines(parts)) {
    const whole: Draft[] = [];
    for (const line of lines) {
      const fields = line.split('\t');
      const isSame: boolean = last?.caseId === fields[0];
      if (last && !isSame) whole.push(last);
      const own: Draft = last && isSame ? last : begun(fields);
      own.steps.push(stepOf(fields));
      last = own;
    }
    if (whole.length > 0) yield whole;
  }
  if (last) yield [last];
}

function begun([caseId = '', , , , , , , print = COPY_NULL]: readonly string[]): Draft {
  return { caseId, steps: [], print: print === COPY_NULL ? null : unescaped(print) };
}

const nobody = { actorId: null, actorRole: 'system', actorUnitId: null } as const;

// What the table holds was checked when it was written; who acted counts for no fact.
function stepOf([
  ,
  seq = '',
  at = '',
  action = '',
  from = COPY_NULL,
  to = '',
  effects = '{}',
]: readonly string[]): Step {
  return {
    ...{ seq: Number(seq), at: instantOf(at), action: unescaped(action), ...nobody, input: {} },
    from: from === COPY_NULL ? null : (from as Step['from']),
    to: to as Step['to'],
    effects: JSON.parse(unescaped(effects)) as Step['effects'],
  };
}

// From the form of the database ("2026-11-26 01:39:30.6+00", in UTC) to the one of steps, to the millisecond.
function instantOf(text: string): string {
  const fraction = text
    .slice(20, text.length - 3)
    .slice(0, 3)
    .padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}
