import { join } from 'node:path';
import { readConfig } from '../../server/src/config.ts';
import { openWorld } from '../../server/src/open-world.ts';
import { makeLog } from '../../server/src/support/log.ts';

/** Works on the database below `dir`: its own when no server runs on it, else the server's (`joins`). */
export async function inWorld<T>(
  dir: string,
  joins: boolean,
  work: (world: Awaited<ReturnType<typeof openWorld>>['world']) => Promise<T>,
): Promise<T> {
  const read = readConfig({ DATA_DIR: join(dir, 'data') }, [], dir);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { world, stop } = await openWorld({ config: read.config, log: makeLog('warn'), join: joins });
  try {
    return await work(world);
  } finally {
    await stop();
  }
}
