import type { Sql } from '../../support/db/connect.ts';
import { digestOf } from './digests.ts';
import { fromText } from './envelope.ts';
import type { Known } from './find-personal.ts';
import type { IndexKey } from './keyring.ts';
import { caseOpener } from './opener.ts';
import { callerOf, knownOf } from './person.ts';
import type { Caller, Vault } from './sealer.ts';
import { addDigests, replaceCallers } from './store-sealed.ts';

/** A case with all that may hold something sealed. */
export interface Holding {
  readonly id: string;
  readonly sealed: string;
  readonly signals: readonly { readonly id: string; readonly person: string | null; readonly text: string | null }[];
  readonly texts: readonly string[];
}

/** The columns of a holding, of `case_key k`. */
export const holdingColumns = (sql: Sql) => sql`
  k.case_id as id, k.sealed,
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'person', s.person, 'text', s.text))
    from signal s where s.case_id = k.case_id), '[]') as signals,
  array(select j.input::text || j.effects::text from journal j
    where j.case_id = k.case_id and position(chr(57584) in j.input::text || j.effects::text) > 0) as texts`;

/** By what a case is to be found: its persons, and the numbers in its texts; null when its key does not open. */
export function knownIn(
  vault: Vault,
  townId: string,
  { id, sealed, signals, texts }: Holding,
): readonly Known[] | null {
  const opener = caseOpener(vault, townId, id, fromText(sealed));
  if (!opener.hasKey) return null;
  const persons = signals.flatMap((signal) => opener.person(signal.id, signal.person) ?? []);
  const pieces = [...texts, ...signals.flatMap(({ text }) => text ?? [])].flatMap((text) => opener.pieces(text));
  return [...persons.flatMap(knownOf), ...pieces.filter(({ kind }) => kind === 'phone' || kind === 'id')];
}

/** Who called in a case, digested with a key; none when the case's own key does not open. */
export function callersIn(
  vault: Vault,
  townId: string,
  { id, sealed, signals }: Holding,
  key: IndexKey,
): readonly Caller[] {
  const opener = caseOpener(vault, townId, id, fromText(sealed));
  return signals.flatMap((signal) => {
    const person = opener.person(signal.id, signal.person);
    const caller = person && callerOf(person);
    return caller ? [{ signalId: signal.id, digest: digestOf(key, townId, caller.kind, caller.value) }] : [];
  });
}

/** Makes a case found by what it holds now and by nothing it held before; the caller holds the case. */
export async function findByWhatIsHeld(sql: Sql, vault: Vault, townId: string, caseId: string): Promise<void> {
  const [holding] = await sql<Holding[]>`select ${holdingColumns(sql)} from case_key k where k.case_id = ${caseId}`;
  const known = holding && knownIn(vault, townId, holding);
  if (!known) throw new Error(`The key of case ${caseId} does not open`);
  const digests = (key: Parameters<typeof digestOf>[0]) =>
    known.map(({ kind, value }) => digestOf(key, townId, kind, value));
  await addDigests(sql, caseId, digests(vault.keys.indexing()));
  await replaceCallers(sql, caseId, callersIn(vault, townId, holding, vault.keys.indexing()));
  const kept = vault.keys.searching().flatMap(digests);
  await sql`
    delete from case_person where case_id = ${caseId} and digest <> all (array(
      select decode(d, 'base64') from unnest(${kept.map((one) => one.toString('base64'))}::text[]) d))`;
}
