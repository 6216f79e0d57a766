/** A JSON schema as OpenAPI has it, as far as this reads it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly default?: unknown;
};

export type Components = Readonly<Record<string, Schema>>;

/** An id that fits everywhere and names nothing. */
export const NO_ID = '00000000-0000-7000-8000-00000000dead';

/** Texts of which the first that fits a pattern is taken. */
const WORDS = ['walk', 'WALK', '12345', '2027-01-01', '310199101001', 'walk-1', '1', NO_ID];

/**
 * The smallest value that fits a schema: required fields only, so that a request passes its check and comes to where
 * rights are asked. `withIds` also fills in every field that takes an id, with the id given.
 */
export function sampleOf(schema: Schema, components: Components, withIds?: string): unknown {
  const { $ref, anyOf, allOf } = schema;
  if ($ref !== undefined) return sampleOf(components[$ref.split('/').at(-1) ?? ''] ?? {}, components, withIds);
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = anyOf?.[0] ?? allOf?.[0];
  if (choice) return sampleOf(choice, components, withIds);
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object':
      return sampleObject(schema, components, withIds);
    case 'array':
      return sampleList(schema, components, withIds);
    case 'string':
      return sampleText(schema, withIds);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return true;
    default:
      return schema.properties ? sampleObject(schema, components, withIds) : null;
  }
}

function sampleObject(schema: Schema, components: Components, withIds?: string): unknown {
  const { properties = {}, minProperties = 0 } = schema;
  const first = Object.keys(properties).slice(0, minProperties);
  const required = [...(schema.required ?? []), ...first];
  const named = Object.entries(properties).filter(
    ([name, one]) => required.includes(name) || (withIds !== undefined && takesId(one)),
  );
  return Object.fromEntries(named.map(([name, one]) => [name, sampleOf(one, components, withIds)]));
}

function sampleList({ items, prefixItems, minItems = 0 }: Schema, components: Components, withIds?: string): unknown {
  const each = prefixItems ?? (Array.isArray(items) ? (items as readonly Schema[]) : undefined);
  if (each) return each.map((one) => sampleOf(one, components, withIds));
  const one = (items ?? {}) as Schema;
  const count = withIds !== undefined && takesId(one) ? Math.max(1, minItems) : minItems;
  return Array.from({ length: count }, () => sampleOf(one, components, withIds));
}

function sampleText(schema: Schema, withIds?: string): string {
  const { format, pattern, minLength = 1 } = schema;
  if (format === 'date-time') return '2027-01-01T00:00:00Z';
  if (format === 'date') return '2027-01-01';
  if (format === 'uuid') return withIds ?? NO_ID;
  if (pattern === undefined) return 'walk'.padEnd(minLength, 'x');
  const form = new RegExp(pattern, 'u');
  if (withIds !== undefined && takesId(schema)) return withIds;
  return WORDS.find((word) => form.test(word)) ?? 'walk';
}

/** Whether a field takes an id, or a list of them. */
export function takesId(schema: Schema): boolean {
  if (schema.items && !Array.isArray(schema.items)) return takesId(schema.items as Schema);
  return schema.type === 'string' && schema.pattern?.startsWith('^[0-9a-f]{8}') === true;
}
