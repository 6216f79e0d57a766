import type { PrivacyCase } from '@chengyun/contract/privacy-request';
import type { CaseState } from '@chengyun/contract/words';
import { maskName } from '../../people/mask.ts';
import { digestsOf } from '../../people/personal/digests.ts';
import { fromText } from '../../people/personal/envelope.ts';
import { normal } from '../../people/personal/find-personal.ts';
import { type CaseOpener, caseOpener } from '../../people/personal/opener.ts';
import type { Person } from '../../people/personal/person.ts';
import type { Vault } from '../../people/personal/sealer.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { endedStates } from '../personal/erase.ts';
import { type SignalRow, signalColumns } from '../view/detail-queries.ts';

/** A report of a case with the person it came from, opened. */
export interface OwnSignal extends SignalRow {
  readonly who: Person;
}

/** A case that holds the number of who asks: what of it came from them, and its key. */
export interface FoundCase {
  readonly row: CaseRow;
  readonly opener: CaseOpener;
  readonly stored: Buffer;
  /** Reports that came from that number; empty where it only stands in a text. */
  readonly own: readonly OwnSignal[];
}

interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: CaseState;
  readonly place: string | null;
  readonly unitIds: readonly string[];
  readonly reportedAt: Date;
  readonly closedAt: Date | null;
  readonly sealed: string;
}

/** Most cases of one person; who reports more is helped with the newest first. */
const MOST = 1000;

/**
 * Cases that hold a telephone number, found by its keyed digests and never by the number itself, the newest first. What
 * the actor may not see, and what was erased, is not among them.
 */
export async function casesWith(sql: Sql, vault: Vault, townId: string, phone: string): Promise<readonly FoundCase[]> {
  const digests = digestsOf(vault, townId)('phone', phone).map((one) => one.toString('base64'));
  const rows = await sql<CaseRow[]>`
    select c.id, c.number, c.title, c.state, c.place, c.unit_ids as "unitIds", c.reported_at as "reportedAt",
      c.closed_at as "closedAt", k.sealed
    from cases c join case_key k on k.case_id = c.id
    where c.id = any (array(
      select case_id from case_person
      where digest = any (array(select decode(d, 'base64') from unnest(${digests}::text[]) d))))
    order by c.reported_at desc, c.id desc limit ${MOST}`;
  const signals = await signalsIn(
    sql,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const stored = fromText(row.sealed);
    if (!stored) return [];
    const opener = caseOpener(vault, townId, row.id, stored);
    const own = signals.flatMap((one) => {
      const who = one.case_id === row.id ? opener.person(one.id, one.person) : null;
      return who?.phone && isSame(who.phone, phone) ? [{ ...one, who }] : [];
    });
    return [{ row, opener, stored, own }];
  });
}

/** Those of the cases found that are named and came from who asks; refuses one that did not. */
export function chosenOf(
  found: readonly FoundCase[],
  caseIds: readonly string[],
  number: string,
): readonly FoundCase[] {
  return caseIds.map((id) => {
    const one = found.find(({ row }) => row.id === id);
    if (!one || one.own.length === 0) throw new Refusal('privacy.not-theirs', { case: one?.row.number ?? id, number });
    return one;
  });
}

/** A case as the list of a request shows it: masked, with whether the name is that of who asks. */
export function toPrivacyCase({ row, opener, own }: FoundCase, name: string): PrivacyCase {
  const names = own.flatMap(({ who }) => who.name ?? []);
  return {
    ...{ id: row.id, number: row.number, title: opener.masked(row.title), state: row.state },
    reportedAt: row.reportedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    ended: endedStates.some((state) => state === row.state),
    held: own.length > 0 ? 'reporter' : 'mentioned',
    name: maskName(names[0] ?? null),
    sameName: names.length === 0 ? null : names.some((one) => normal('name', one) === normal('name', name)),
  };
}

function signalsIn(sql: Sql, caseIds: readonly string[]): Promise<readonly SignalRow[]> {
  return sql<SignalRow[]>`
    select ${signalColumns(sql)} from signal where case_id = any (${[...caseIds]}::uuid[]) order by at, id`;
}

function isSame(one: string, other: string): boolean {
  return normal('phone', one) === normal('phone', other);
}
