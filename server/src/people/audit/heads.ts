import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Algorithm, Seal } from './seal.ts';

/** The last seal of a chain at some moment, to be kept where the database's owner does not reach. */
export type Head = Pick<Seal, 'chain' | 'n' | 'at' | 'toId' | 'algorithm' | 'hash' | 'keyId' | 'signature'>;

type HeadFile = {
  readonly chain: string;
  readonly n: string;
  readonly at: string;
  readonly toId: string;
  readonly algorithm: Algorithm;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
};

/** A head as text: one JSON object. */
export function headText({ chain, n, at, toId, algorithm, hash, keyId, signature }: Head): string {
  const file: HeadFile = {
    ...{ chain, n: String(n), at: at.toISOString(), toId: String(toId), algorithm, keyId },
    ...{ hash: hash.toString('hex'), signature: signature.toString('base64') },
  };
  return `${JSON.stringify(file)}\n`;
}

/** Reads a head back; nothing when it is none. */
export function readHead(text: string): Head | undefined {
  try {
    const { n, at, toId, hash, signature, ...rest } = JSON.parse(text) as HeadFile;
    return {
      ...{ ...rest, n: BigInt(n), at: new Date(at), toId: BigInt(toId) },
      ...{ hash: Buffer.from(hash, 'hex'), signature: Buffer.from(signature, 'base64') },
    };
  } catch {
    return undefined; // the caller tells that the file is no head
  }
}

/** Writes the head of a chain: one file a day, replaced as the day goes on; those of earlier days stay. */
export function writeHead(dir: string, head: Head): void {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, `${head.chain}-${head.at.toISOString().slice(0, 10)}.json`);
  writeFileSync(`${path}.new`, headText(head));
  renameSync(`${path}.new`, path);
}

/** A file of a folder of heads and what it says. */
export type FoundHead = { readonly file: string; readonly head: Head | undefined };

/** All heads of a folder, oldest file first. */
export function readHeads(dir: string): readonly FoundHead[] {
  const names = listed(dir).filter((name) => name.endsWith('.json'));
  return names.sort().map((file) => ({ file, head: readHead(readFileSync(join(dir, file), 'utf8')) }));
}

function listed(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return []; // nothing was sealed yet
  }
}
