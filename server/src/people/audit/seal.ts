import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The digests a seal may be made with; SM3 is GB/T 32905. */
export type Algorithm = 'sha256' | 'sm3';

/** A row of the trail as the digest sees it: its number, its table, its columns as one JSON list. */
export type SealedRow = { readonly id: bigint; readonly source: string; readonly content: string };

/** A block of the trail that can no longer be changed unnoticed. */
export type Seal = {
  readonly chain: string;
  /** 1, 2, 3 … without a gap. */
  readonly n: bigint;
  readonly at: Date;
  /** Rows with numbers above the first and up to the second. */
  readonly afterId: bigint;
  readonly toId: bigint;
  readonly algorithm: Algorithm;
  readonly ids: readonly bigint[];
  /** The digests of the rows, 32 bytes each, in the order of the ids. */
  readonly leaves: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly keyId: string;
  readonly signature: Buffer;
};

/** Signs seals; the private key is in a file, never in the database. */
export type Signer = { readonly keyId: string; readonly privateKey: KeyObject };

/** Public keys that are believed, by their id. */
export type Trusted = ReadonlyMap<string, KeyObject>;

const LEAF_BYTES = 32;
/** What the first seal of a chain follows. */
const NOTHING = Buffer.alloc(LEAF_BYTES);

/** The digest of one row; the table is part of it, so that a row cannot stand in for one of another table. */
export function leafOf(algorithm: Algorithm, { id, source, content }: SealedRow): Buffer {
  return createHash(algorithm).update(`${source}\n${id}\n${content}`).digest();
}

type Draft = {
  readonly chain: string;
  readonly at: Date;
  readonly toId: bigint;
  readonly algorithm: Algorithm;
  readonly rows: readonly SealedRow[];
};

/** Seals the rows that come after `last`, in the order of their numbers. */
export function makeSeal(draft: Draft, last: Seal | undefined, signer: Signer): Seal {
  const { chain, at, toId, algorithm, rows } = draft;
  const unsigned = {
    ...{ chain, at, toId, algorithm, n: (last?.n ?? 0n) + 1n, afterId: last?.toId ?? 0n, keyId: signer.keyId },
    ids: rows.map((row) => row.id),
    leaves: Buffer.concat(rows.map((row) => leafOf(algorithm, row))),
    previous: last?.hash ?? NOTHING,
  };
  const hash = sealHash(unsigned);
  return { ...unsigned, hash, signature: sign(null, signedText(chain, unsigned.n, hash), signer.privateKey) };
}

type Unsigned = Omit<Seal, 'hash' | 'signature'>;

function sealHash({ chain, n, at, afterId, toId, algorithm, ids, leaves, previous, keyId }: Unsigned): Buffer {
  const head = ['chengyun audit seal 1', chain, n, at.toISOString(), afterId, toId, algorithm, keyId, ids.join(',')];
  return createHash(algorithm)
    .update(`${head.join('\n')}\n`)
    .update(previous)
    .update(leaves)
    .digest();
}

function signedText(chain: string, n: bigint, hash: Buffer): Buffer {
  return Buffer.from(`chengyun audit head 1\n${chain}\n${n}\n${hash.toString('hex')}`);
}

/** What can be wrong with a seal itself. */
export type SealFault = 'seal-missing' | 'seal-altered' | 'key-unknown' | 'signature-wrong';

/** Checks a seal against the one before it; its rows are another matter. */
export function sealFault(seal: Seal, last: Seal | undefined, trusted: Trusted): SealFault | undefined {
  if (seal.n !== (last?.n ?? 0n) + 1n) return 'seal-missing';
  const follows = seal.afterId === (last?.toId ?? 0n) && seal.previous.equals(last?.hash ?? NOTHING);
  if (!follows || !sealHash(seal).equals(seal.hash)) return 'seal-altered';
  return signatureFault(seal, trusted);
}

/** Checks the signature of a seal, or of a head that was kept elsewhere. */
export function signatureFault(
  { chain, n, hash, keyId, signature }: Pick<Seal, 'chain' | 'n' | 'hash' | 'keyId' | 'signature'>,
  trusted: Trusted,
): 'key-unknown' | 'signature-wrong' | undefined {
  const key = trusted.get(keyId);
  if (!key) return 'key-unknown';
  return verify(null, signedText(chain, n, hash), key, signature) ? undefined : 'signature-wrong';
}

/** What can be wrong with a sealed row. */
export type RowFault = {
  readonly kind: 'row-deleted' | 'row-altered' | 'row-added';
  readonly id: bigint;
  /** The table, where the row is there to tell. */
  readonly source: string | undefined;
};

/** Compares the rows that stand in the range of a seal with what was sealed. */
export function rowFaults(seal: Seal, rows: readonly SealedRow[]): readonly RowFault[] {
  const sealed = new Map(
    seal.ids.map((id, at) => [id, seal.leaves.subarray(at * LEAF_BYTES, (at + 1) * LEAF_BYTES)] as const),
  );
  const seen = new Set<bigint>();
  const faults = rows.flatMap((row): readonly RowFault[] => {
    const { id, source } = row;
    const leaf = seen.has(id) ? undefined : sealed.get(id);
    seen.add(id);
    if (!leaf) return [{ kind: 'row-added', id, source }];
    return leafOf(seal.algorithm, row).equals(leaf) ? [] : [{ kind: 'row-altered', id, source }];
  });
  const gone = seal.ids.filter((id) => !seen.has(id));
  return [...faults, ...gone.map((id) => ({ kind: 'row-deleted' as const, id, source: undefined }))];
}

/** A signer and what others need to check it, from a private Ed25519 key in PEM. */
export function signerOf(pem: string): { readonly signer: Signer; readonly publicPem: string } {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const signer = { keyId: keyIdOf(publicKey), privateKey };
  return { signer, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** What a key is called: the first 16 hex digits of the SHA-256 of its public half. */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}
