import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireRoom } from '../../parts/room-for.ts';
import { startServer } from '../../parts/start-server.ts';
import { fillTown } from './fill-town.ts';

/** Fills a town unless the folder holds one; gives the seconds it took, null when it was there. */
export async function fillOnce(dataDir: string, count: number): Promise<number | null> {
  const mark = join(dataDir, 'filled');
  if (existsSync(mark)) return null;
  requireRoom(dataDir, Math.max(2, Math.ceil((count / 2_000_000) * 18)));
  const first = await startServer({ dataDir, args: ['--sample-days=1'] });
  await first.stop();
  const { cases, seconds } = await fillTown(dataDir, count, (line) => console.log(line));
  console.log(`${cases} cases were loaded in ${seconds} s`);
  writeFileSync(mark, `${cases}\n`);
  return seconds;
}
