import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { writeArchive } from './archive.ts';

const place = mkdtempSync(join(tmpdir(), 'chengyun-archive-'));
afterAll(() => rmSync(place, { recursive: true }));

test('an archive that ends in the middle of a big file does not wait for ever, and leaves nothing', async () => {
  const big = join(place, 'big');
  writeFileSync(big, randomBytes(32_000_000));
  const to = join(place, 'a.tar.zst');
  const archive = writeArchive(to);
  const putting = archive.putFile('big', big);
  const refused = expect(putting).rejects.toThrow();
  await vi.waitFor(() => expect(statSync(`${to}.part`).size).toBeGreaterThan(0), { interval: 1 });
  await archive.drop();
  await refused;
  expect([existsSync(to), existsSync(`${to}.part`)]).toEqual([false, false]);
});
