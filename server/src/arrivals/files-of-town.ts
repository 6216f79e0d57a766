import { join } from 'node:path';
import { type ContentStore, contentStore } from '../support/files/content-store.ts';

/** Where a town's files lie: towns share no file, so that what one removes is never another's. */
export type TownFiles = {
  /** Kept: what is attached to cases. */
  readonly attachments: (townId: string) => ContentStore;
  /** Gone when looked at: uploads as they came. */
  readonly uploads: (townId: string) => ContentStore;
  /** Kept only until the list is in. */
  readonly imports: (townId: string) => ContentStore;
};

/** The stores below the data folder: `files/<town>`, `uploads/<town>`, `imports/<town>`. */
export function filesOfTowns(dataDir: string): TownFiles {
  const storeIn = (folder: string) => (townId: string) => contentStore(join(dataDir, folder, safe(townId)));
  return { attachments: storeIn('files'), uploads: storeIn('uploads'), imports: storeIn('imports') };
}

function safe(townId: string): string {
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(townId)) throw new Error(`not a town id: ${JSON.stringify(townId)}`);
  return townId;
}
