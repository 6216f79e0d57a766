import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { importCases } from './import.ts';
import { keyCreate } from './key-create.ts';
import { townCreate } from './town-create.ts';
import { userAdd } from './user-add.ts';
import { verify } from './verify.ts';

/** Every command, in the order of `--help`. */
export const COMMANDS: readonly Command[] = [townCreate, userAdd, keyCreate, importCases, verify, doctor];
