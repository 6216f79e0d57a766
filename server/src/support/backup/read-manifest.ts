import { faultsAgainst } from '../http/validate.ts';
import { readArchive } from './archive.ts';
import { BackupFault } from './backup-fault.ts';
import { MANIFEST, Manifest } from './manifest.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** What a backup says it holds; refuses a file that is none of ours. */
export async function readManifest(path: string): Promise<Manifest> {
  let text: string | undefined;
  await readArchive(path, async ({ name, bytes }) => {
    if (name === MANIFEST) text = (await whole(bytes)).toString();
    return false;
  });
  if (text === undefined) throw new BackupFault(`${path} 中没有备份清单。${path} has no manifest.`);
  return checked(Manifest, JSON.parse(text), path);
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
