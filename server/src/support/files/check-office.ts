import { open } from 'node:fs/promises';
import { unzip } from './unzip.ts';
import { BadZip, readZipEntries } from './zip-entries.ts';

/** Most bytes a document may unpack to; real ones of 20 MB stay far below. */
const MOST_UNPACKED = 300 * 1024 * 1024;

/** Unpacks a DOCX or XLSX once, keeping nothing: throws `BadZip` on a bomb, on macros and on XML that declares entities. */
export async function checkOfficeFile(path: string, mostUnpacked = MOST_UNPACKED): Promise<void> {
  const file = await open(path, 'r');
  try {
    let left = mostUnpacked;
    for (const entry of await readZipEntries(file)) {
      if (/vbaProject\.bin$/i.test(entry.name)) throw new BadZip('the document holds macros');
      let first = true;
      for await (const chunk of unzip(file, entry, left)) {
        left -= chunk.length;
        if (first && isXml(entry.name)) refuseEntities(chunk);
        first = false;
      }
    }
  } finally {
    await file.close();
  }
}

function isXml(name: string): boolean {
  return /\.(xml|rels)$/i.test(name);
}

// A DOCTYPE stands before the first element (XML 1.0, 2.8), so within the first chunk; no office writes one.
function refuseEntities(chunk: Buffer): void {
  const head = chunk.toString('latin1').replaceAll('\0', '');
  if (/<!(DOCTYPE|ENTITY)/i.test(head)) throw new BadZip('an XML part declares entities');
}
