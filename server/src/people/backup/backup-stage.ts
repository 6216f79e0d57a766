import { keepNewest } from '../../support/backup/keep-backups.ts';
import type { Task } from '../../support/world.ts';
import type { Stage } from '../stage.ts';
import { backupsDir, makeBackup } from './make-backup.ts';

/** Every night at half past two of China, a backup; as many are kept as BACKUP_KEEP says, none is made when that is 0. */
export const backupStage: Stage = {
  name: 'backup',
  start: ({ config }) =>
    config.backupKeep === 0
      ? {}
      : { tasks: { 'backup.night': backUp }, timed: [{ task: 'backup.night', pattern: '30 18 * * *' }] },
};

const backUp: Task = async (_payload, world) => {
  const { path, bytes, rows } = await makeBackup(world, { kind: 'night' });
  const removed = await keepNewest(backupsDir(world.config.dataDir), world.config.backupKeep);
  world.log.info({ path, bytes, rows, removed }, 'A backup was made');
};
