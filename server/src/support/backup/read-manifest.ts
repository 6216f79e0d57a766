import { faultsAgainst } from '../http/validate.ts';
import { readArchive, sumOf } from './archive.ts';
import { BackupFault } from './backup-fault.ts';
import { CHECKSUMS, Checksums, MANIFEST, Manifest } from './manifest.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What a backup says it holds, once all of it was read and every entry has the digest that its end tells: nothing is done
 * with a word of an archive that is cut short, altered or none of ours.
 */
export async function readManifest(path: string): Promise<Manifest> {
  const sums: Record<string, string> = {};
  let text: string | undefined;
  let told: Checksums | undefined;
  await readArchive(path, async ({ name, bytes }) => {
    if (name === CHECKSUMS) told = readChecksums(await whole(bytes), path);
    else if (name === MANIFEST) {
      const content = await whole(bytes);
      text = content.toString();
      sums[name] = await sumOf([content], async () => {});
    } else sums[name] = await sumOf(bytes, async () => {});
    return told === undefined;
  });
  if (text === undefined) throw new BackupFault(`${path} 中没有备份清单。${path} has no manifest.`);
  compareSums(told, sums, path);
  return checked(Manifest, JSON.parse(text), path);
}

/** The digests and counts at the end of a backup. */
export function readChecksums(content: Buffer, path: string): Checksums {
  return checked<Checksums>(Checksums, JSON.parse(content.toString()), path);
}

/** Refuses a backup whose entries are not those that its end tells, or that has no end. */
export function compareSums(
  told: Checksums | undefined,
  sums: Readonly<Record<string, string>>,
  path: string,
): asserts told is Checksums {
  if (!told)
    throw new BackupFault(`${path} 不完整：缺少结尾的校验清单。${path} was cut short: its checksums are missing.`);
  const { entries } = told;
  const wrong = [...new Set([...Object.keys(entries), ...Object.keys(sums)])].find(
    (name) => entries[name] !== sums[name],
  );
  if (wrong === undefined) return;
  throw new BackupFault(`${path} 已损坏或被改动：${wrong}。${path} is damaged or was altered: ${wrong}.`);
}

/** Checks JSON of a backup against its schema. */
export function checked<T>(schema: Parameters<typeof faultsAgainst>[0], value: unknown, path: string): T {
  const [fault] = faultsAgainst(schema, value);
  if (fault)
    throw new BackupFault(
      `${path} 的内容不合格式（${fault.path}）。${path} does not have the form of a backup (${fault.path}).`,
    );
  return value as T;
}

/** All bytes of an entry, which must be few. */
export async function whole(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > MOST_BYTES) throw new BackupFault('备份清单过大。The manifest is too big.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
