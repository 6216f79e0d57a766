import { type Pack, Pack as PackSchema } from '@chengyun/contract/pack';
import Type, { type TSchema } from 'typebox';
import { stringify } from 'yaml';

/** A pack as YAML for an editor: taxonomies by id, `write` names the one that is written out. */
export function packText(pack: Pack, write?: string): string {
  const ordered = inOrder(PackSchema, pack) as Pack; // the same value, only its keys stand in another order
  const taxonomies = ordered.taxonomies.map((taxonomy) => (taxonomy.id === write ? taxonomy : taxonomy.id));
  // Long sentences stay in one line, so that a line of the check is a line of the thing.
  return stringify({ ...ordered, taxonomies }, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The store keeps keys in an order of its own; a reader wants them as the schema lists them: what it is first. */
function inOrder(schema: TSchema | undefined, value: unknown): unknown {
  if (schema && Type.IsArray(schema) && Array.isArray(value)) return value.map((entry) => inOrder(schema.items, entry));
  if (!schema || !Type.IsObject(schema) || typeof value !== 'object' || value === null) return value;
  const known = Object.entries(schema.properties);
  const entries = new Map(Object.entries(value));
  return Object.fromEntries(
    known.flatMap(([key, part]) => (entries.has(key) ? [[key, inOrder(part, entries.get(key))]] : [])),
  );
}
