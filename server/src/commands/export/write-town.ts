import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Localized } from '@chengyun/contract/words';
import type { Sql } from '../../support/db/connect.ts';
import { EXPORT_KINDS } from './all-kinds.ts';
import type { ExportKind, Reading, Writing } from './kind.ts';
import { fillFolder, MANIFEST } from './write-folder.ts';
import { type Written, writeNew } from './write-whole.ts';

/** A file of an export: what is in it, how many rows, and by what it can be checked. */
export type WrittenKind = Written & { readonly kind: string; readonly file: string; readonly rows: number };

/** What a folder of a whole town holds; `version` goes up when a reader of an older one would be misled. */
export interface Manifest {
  readonly format: 'chengyun-export';
  readonly version: 1;
  readonly town: { readonly id: string; readonly name: Localized };
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly personal: 'masked';
  readonly files: readonly WrittenKind[];
}

/** Writes every list of a town into a folder, each in its first format, with the manifest. */
export async function writeTown(folder: string, reading: Reading, writing: Omit<Writing, 'format'>): Promise<Manifest> {
  const { id } = reading.ground.town;
  const town = { id, name: await townName(reading.sql, id) };
  return fillFolder(folder, async (into) => {
    const files: WrittenKind[] = [];
    for (const kind of EXPORT_KINDS) files.push(await writeInto(into, kind, reading, writing));
    const {
      wanted: { from, to },
      at,
    } = reading;
    const manifest: Manifest = {
      ...{ format: 'chengyun-export', version: 1, town, at: at.toISOString() },
      ...{ from: from?.toISOString() ?? null, to: to?.toISOString() ?? null, personal: 'masked', files },
    };
    await writeFile(join(into, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    return manifest;
  });
}

async function writeInto(
  folder: string,
  kind: ExportKind,
  reading: Reading,
  writing: Omit<Writing, 'format'>,
): Promise<WrittenKind> {
  const [format] = kind.formats;
  const file = `${kind.id}.${format}`;
  const { pieces, rows } = kind.content(reading, { ...writing, format });
  const written = await writeNew(join(folder, file), pieces);
  return { kind: kind.id, file, rows: rows(), ...written };
}

async function townName(sql: Sql, id: string): Promise<Localized> {
  const [row] = await sql<[Localized]>`select name_zh as zh, name_en as en from platform.town where id = ${id}`;
  return row;
}
