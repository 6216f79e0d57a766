import { auditHeads } from './audit-heads.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { exportTown } from './export.ts';
import { importCases } from './import.ts';
import { importBaseMap } from './import-base-map.ts';
import { importDevices } from './import-devices.ts';
import { keyCreate } from './key-create.ts';
import { keysRotate } from './keys-rotate.ts';
import { rebuild } from './rebuild.ts';
import { restore } from './restore.ts';
import { simulate } from './simulate.ts';
import { townCreate } from './town-create.ts';
import { userAdd } from './user-add.ts';
import { userReset } from './user-reset.ts';
import { verify } from './verify.ts';

/** Every command, in the order of `--help`. */
export const COMMANDS: readonly Command[] = [
  townCreate,
  userAdd,
  userReset,
  keyCreate,
  keysRotate,
  importCases,
  importDevices,
  importBaseMap,
  exportTown,
  simulate,
  backup,
  restore,
  verify,
  rebuild,
  auditHeads,
  doctor,
];
