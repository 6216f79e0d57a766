import { userInfo } from 'node:os';
import { systemActor } from '../../people/actor.ts';
import { insertEntry } from '../../people/audit/entry.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import type { Wanted } from './kind.ts';

/** What is taken out, and where to. */
export interface Taken {
  readonly what: string;
  readonly to: string;
  readonly wanted: Wanted;
}

/** Writes into the town's audit trail, before anything is read, what the command line takes out and which user of the machine. */
export async function noteExport(pool: Pool, townId: string, { what, to, wanted }: Taken): Promise<void> {
  await inTown(pool, townId, systemActor, (sql) =>
    insertEntry(sql, {
      ...{ kind: 'export', action: 'town.export', ok: true, status: null, code: null, agent: null },
      ...{ objectType: 'town', objectId: townId },
      detail: { command: 'export', what, file: to, user: machineUser(), ...wanted },
    }),
  );
}

// A container may run as a number that has no name.
function machineUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '—');
  }
}
