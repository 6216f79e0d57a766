import { maskPiece } from '../mask.ts';
import { openCaseKey } from './case-key.ts';
import { fromText, open } from './envelope.ts';
import { type Known, normal, type PieceKind } from './find-personal.ts';
import { type Person, unpackPerson } from './person.ts';
import { hasPieces, hidePieces, tellPieces } from './pieces.ts';
import { keyPlace, personPlace, textPlace } from './places.ts';
import type { Vault } from './sealer.ts';

/** Reads what is sealed of one case. */
export interface CaseOpener {
  /** The person of a signal; null when there is none, or none that this reader may know. */
  readonly person: (signalId: string, sealed: string | null) => Person | null;
  /** A text with its sealed pieces masked (138****5678); hidden, where the key is not to be had. */
  readonly masked: (text: string) => string;
  /** A text in full. */
  readonly full: (text: string) => string;
  /** A text for one person: what is known of them and the rooms they told of in full, all else masked. */
  readonly for: (known: readonly Known[]) => (text: string) => string;
  /** What is sealed in a text. */
  readonly pieces: (text: string) => readonly Known[];
  readonly hasKey: boolean;
}

/** An opener with the case's stored key; without one everything personal stays hidden. */
export function caseOpener(vault: Vault, townId: string, caseId: string, stored: Buffer | null): CaseOpener {
  const found = stored && openCaseKey(vault.keys.opening, keyPlace(townId, caseId), stored);
  if (!found) return keyless;
  const plainAt = (place: string, text: string): Buffer | null => {
    const sealed = fromText(text);
    const opened = sealed && open(found.key, place, sealed);
    return opened?.ok ? opened.plain : null;
  };
  const told = (how: (kind: PieceKind, value: string) => string | null) => (text: string) =>
    tellPieces(text, (kind, sealed) => {
      const plain = plainAt(textPlace(townId, caseId), sealed);
      return plain && how(kind, plain.toString('utf8'));
    });
  return {
    person: (signalId, sealed) => {
      const plain = sealed === null ? null : plainAt(personPlace(townId, signalId), sealed);
      return plain && unpackPerson(plain);
    },
    masked: told(maskPiece),
    full: told((_, value) => value),
    for: (known) =>
      told((kind, value) => (kind === 'room' || isOf(known, kind, value) ? value : maskPiece(kind, value))),
    pieces: (text) => {
      const known: Known[] = [];
      told((kind, value) => {
        known.push({ kind, value });
        return null;
      })(text);
      return known;
    },
    hasKey: true,
  };
}

const keyless: CaseOpener = {
  ...{ person: () => null, masked: hidePieces, full: hidePieces, for: () => hidePieces, pieces: () => [] },
  hasKey: false,
};

function isOf(known: readonly Known[], kind: PieceKind, value: string): boolean {
  return known.some((one) => one.kind === kind && normal(kind, one.value) === normal(kind, value));
}

/** Any JSON value with every text in it told by `tell`. */
export function tellDeep<T>(value: T, tell: (text: string) => string): T {
  return deep(value, tell) as T;
}

function deep(value: unknown, tell: (text: string) => string): unknown {
  if (typeof value === 'string') return hasPieces(value) ? tell(value) : value;
  if (Array.isArray(value)) return value.map((item) => deep(item, tell));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, deep(item, tell)]));
}
