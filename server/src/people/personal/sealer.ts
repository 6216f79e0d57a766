import { drawCaseKey, openCaseKey, type StoredKey } from './case-key.ts';
import { digestOf } from './digests.ts';
import { type Key, seal, toText } from './envelope.ts';
import { type Found, findKnown, findNumbers, findRooms, inOrder, type Known, normal } from './find-personal.ts';
import type { Keyring } from './keyring.ts';
import { callerOf, isNobody, knownOf, type Person, packPerson } from './person.ts';
import { withoutSigns, withPieces } from './pieces.ts';
import { keyPlace, personPlace, textPlace } from './places.ts';
import { sizes } from './suites.ts';

/** What personal data is sealed with: the keys, and where nonces come from. */
export interface Vault {
  readonly keys: Keyring;
  readonly random: (bytes: number) => Buffer;
}

/** Rows that go with what was sealed of a case: its key, if it is new, and by what it is found. */
export interface SealedRows {
  readonly caseId: string;
  readonly key: (StoredKey & { readonly indexVersion: number }) | null;
  readonly digests: readonly Buffer[];
  readonly callers: readonly Caller[];
}

/** A signal and the keyed digest of who it came from. */
export interface Caller {
  readonly signalId: string;
  readonly digest: Buffer;
}

/** Seals what is personal of one case; the same stretch of the same text is sealed once, so that copies stay equal. */
export interface CaseSealer {
  /** A text with the numbers in it sealed, and whatever is known of the person. */
  readonly text: (text: string) => string;
  /** An address: its rooms too. */
  readonly address: (text: string) => string;
  /** A text that is a name. */
  readonly name: (text: string) => string;
  readonly person: (signalId: string, person: Person) => string | null;
  /** Null while nothing had to be sealed. */
  readonly rows: () => SealedRows | null;
}

/** A sealer for a new case, whose key is drawn when first needed, or for one whose key is stored. */
export function caseSealer(
  vault: Vault,
  townId: string,
  caseId: string,
  known: readonly Known[] = [],
  stored?: Buffer,
): CaseSealer {
  let key: Key | undefined;
  let made: StoredKey | null = null;
  const place = keyPlace(townId, caseId);
  const ownKey = (): Key => {
    if (key) return key;
    if (stored) {
      key = openCaseKey(vault.keys.opening, place, stored)?.key;
      if (!key) throw new Error(`The key of case ${caseId} does not open`);
      return key;
    }
    const drawn = drawCaseKey(vault.keys.sealing(), place, vault.random);
    made = drawn.stored;
    key = drawn.key;
    return key;
  };
  const sealed = new Map<string, string>();
  const digests = new Map<string, Buffer>();
  const callers: Caller[] = [];
  const sealAt = (where: string, plain: Buffer): string => {
    const own = ownKey();
    return toText(seal(own, where, vault.random(sizes[own.suite].nonce), plain));
  };
  const findBy = ({ kind, value }: Known): void => {
    const name = `${kind} ${normal(kind, value)}`;
    if (kind !== 'room' && !digests.has(name)) {
      digests.set(name, digestOf(vault.keys.indexing(), townId, kind, value));
    }
  };
  const piece = (one: Found): string => {
    const name = `${one.kind} ${one.value}`;
    const before = sealed.get(name);
    if (before) return before;
    if (one.kind !== 'name') findBy(one);
    const fresh = sealAt(textPlace(townId, caseId), Buffer.from(one.value));
    sealed.set(name, fresh);
    return fresh;
  };
  const all = (text: string, more: (plain: string) => readonly Found[]): string => {
    const plain = withoutSigns(text);
    return withPieces(plain, inOrder([...more(plain), ...findNumbers(plain), ...findKnown(plain, known)]), piece);
  };
  return {
    text: (text) => all(text, () => []),
    address: (text) => all(text, findRooms),
    name: (text) =>
      all(text, (plain) => (plain ? [{ kind: 'name', from: 0, to: plain.length, value: normal('name', plain) }] : [])),
    person: (signalId, person) => {
      if (isNobody(person)) return null;
      for (const one of knownOf(person)) findBy(one);
      const caller = callerOf(person);
      if (caller)
        callers.push({ signalId, digest: digestOf(vault.keys.indexing(), townId, caller.kind, caller.value) });
      return sealAt(personPlace(townId, signalId), packPerson(person));
    },
    rows: () => {
      if (!key && digests.size === 0) return null;
      const fresh = made && { ...made, indexVersion: vault.keys.indexing().version };
      return { caseId, key: fresh, digests: [...digests.values()], callers };
    },
  };
}
