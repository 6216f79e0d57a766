import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { guessMapping } from '../rows/guess-mapping.ts';
import { planRows } from '../rows/row-plan.ts';
import { toImportRow } from '../rows/to-import-row.ts';
import { openTable } from './table.ts';

const DATA = join(import.meta.dirname, '../../../../../../shared/data');
const dir = mkdtempSync(join(tmpdir(), 'chengyun-shared-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const real = test.skipIf(!existsSync(DATA)); // the public sets lie beside the repository, not in it: ../shared/data

async function readAll(path: string, zone: string) {
  const { headings, rows } = await openTable(path);
  const sample = [];
  for await (const row of rows()) if (sample.push(row.cells) === 20) break;
  const mapping = guessMapping(headings, sample, { kind: 'hotline', source: 'import' });
  const plan = planRows(headings, mapping, zone, new Date('2026-01-01T00:00:00Z'));
  const counts: Record<string, number> = { good: 0 };
  for await (const row of rows()) {
    const result = toImportRow(row, plan);
    for (const key of result.ok ? ['good'] : result.problems.map(({ path: p, message }) => `${p} ${message.en}`)) {
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}

real('every request of a real city list is read within seconds (skipped without ../shared/data)', async () => {
  const path = join(dir, 'requests.csv');
  await pipeline(
    createReadStream(join(DATA, 'boston-311/requests-2011-q3.csv.gz')),
    createGunzip(),
    createWriteStream(path),
  );
  expect(await readAll(path, 'America/New_York')).toEqual({ good: 31_828 });
});

real('every message of a real hotline is read (skipped without ../shared/data)', async () => {
  expect(await readAll(join(DATA, 'hotline/messages.jsonl'), 'Asia/Shanghai')).toEqual({ good: 2151 });
});
