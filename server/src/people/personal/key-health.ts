import type { World } from '../../support/world.ts';
import { townIds } from '../create-town.ts';
import { readKeyFile } from './key-file.ts';
import { knownMarks, missingFile, refuseWrongKeys } from './key-marks.ts';
import { countBehind } from './rotate.ts';

/** How the keys of personal data stand. */
export interface KeyHealth {
  readonly version: number;
  readonly suite: string;
  /** The suite that the settings ask for takes effect with the next rotation. */
  readonly isSuiteAsked: boolean;
  /** Stored keys that a rotation cut short has left behind. */
  readonly behind: number;
}

/** Looks at the key file as the start does. Throws its sentence when it would stop the start. */
export async function keyHealth({ ownerSql, config }: World): Promise<KeyHealth> {
  const { keysFile, suite } = config.personal;
  const file = readKeyFile(keysFile);
  if (!file) throw missingFile(keysFile);
  refuseWrongKeys(keysFile, file, await knownMarks(ownerSql));
  const newest = file.data.reduce((last, key) => (key.version > last.version ? key : last));
  const behind = await countBehind(ownerSql, await townIds(ownerSql), newest.version);
  return { version: newest.version, suite: newest.suite, isSuiteAsked: newest.suite === suite, behind };
}
