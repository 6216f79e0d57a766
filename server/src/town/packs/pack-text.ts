import type { Pack } from '@chengyun/contract/pack';
import { stringify } from 'yaml';

/** A pack as YAML for an editor: taxonomies by id, `write` names the one that is written out. */
export function packText(pack: Pack, write?: string): string {
  const taxonomies = pack.taxonomies.map((taxonomy) => (taxonomy.id === write ? taxonomy : taxonomy.id));
  // Long sentences stay in one line, so that a line of the check is a line of the thing.
  return stringify({ ...pack, taxonomies }, { lineWidth: 0, aliasDuplicateObjects: false });
}
