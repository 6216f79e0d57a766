import type { ImportTools } from '../../arrivals/import/run/run-import.ts';
import { registerListed } from '../../devices/registry/register-listed.ts';
import type { Loop } from '../loop.ts';
import { openImported } from './open-imported.ts';

/** How the rows of a list come in: cases are opened, devices are registered. */
export function importOpeners(loop: Loop): Pick<ImportTools, 'openImported' | 'openDevices'> {
  return {
    openImported: (sql, rows, { townId }) => openImported(loop, sql, townId, rows),
    openDevices: async (sql, rows, { townId, runId, startedBy }) => {
      const { areas } = await loop.grounds.of(townId);
      return registerListed(sql, rows, { areas, runId, admittedBy: startedBy, newId: loop.newId });
    },
  };
}
