import Type, { type TObject, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { type PackProblem, type PathStep, pathText, quoted } from '../pack-problem.ts';
import type { YamlSource } from '../yaml-source.ts';
import { fitWords } from './fit-words.ts';

type Place = { readonly source: YamlSource; readonly path: readonly PathStep[] };

/**
 * Every place where a file's value does not fit its schema. Walks the schema itself, because the validator stops
 * collecting at eight errors and names each alternative of a union as an error of its own.
 */
export function schemaProblems(source: YamlSource, schema: TSchema): readonly PackProblem[] {
  return walk({ source, path: [] }, schema, source.value);
}

function walk(place: Place, schema: TSchema, value: unknown): readonly PackProblem[] {
  if (Check(schema, value)) return [];
  if (Type.IsObject(schema) && isPlain(value)) return walkObject(place, schema, value);
  if (Type.IsRecord(schema) && isPlain(value)) return walkRecord(place, schema, value);
  if (Type.IsArray(schema) && Array.isArray(value)) return walkList(place, schema, schema.items, value);
  if (Type.IsUnion(schema) && isPlain(value)) return walkUnion(place, schema, schema.anyOf, value);
  return [misfit(place, schema, value)];
}

function walkUnion(
  place: Place,
  union: TSchema,
  members: readonly TSchema[],
  value: Readonly<Record<string, unknown>>,
): readonly PackProblem[] {
  const meant = memberFor(members, value);
  if (meant) return walk(place, meant, value);
  const kinds = members.flatMap((member) => (Type.IsObject(member) ? (member.properties['kind'] ?? []) : []));
  if (kinds.length < members.length) return [misfit(place, union, value)];
  return [misfit(into(place, 'kind'), Type.Union([...kinds]), value['kind'])];
}

// Of alternatives that are told apart by their `kind`, the one that is meant.
function memberFor(members: readonly TSchema[], value: Readonly<Record<string, unknown>>): TSchema | undefined {
  const kinds = members.map((member) => (Type.IsObject(member) ? member.properties['kind'] : undefined));
  return members.find((_, at) => kinds[at] !== undefined && Check(kinds[at], value['kind']));
}

function walkObject(place: Place, schema: TObject, value: Readonly<Record<string, unknown>>): readonly PackProblem[] {
  const known = Object.keys(schema.properties);
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
  const unknown = isClosed(schema) ? Object.keys(value).filter((key) => !known.includes(key)) : [];
  return [
    ...missing.map((key) => absent(place, key, schema.properties[key])),
    ...unknown.map((key) => stranger(place, key, value[key], known)),
    ...Object.entries(schema.properties).flatMap(([key, part]) =>
      Object.hasOwn(value, key) ? walk(into(place, key), part, value[key]) : [],
    ),
  ];
}

function walkRecord(
  place: Place,
  schema: { patternProperties: Readonly<Record<string, TSchema>> },
  value: Readonly<Record<string, unknown>>,
): readonly PackProblem[] {
  const [[pattern, part] = ['', undefined]] = Object.entries(schema.patternProperties);
  return Object.entries(value).flatMap(([key, entry]) => {
    if (!part || new RegExp(pattern).test(key)) return part ? walk(into(place, key), part, entry) : [];
    const { source, path } = into(place, key);
    return [
      source.report(path, key, `键“${key}”不合要求，应符合 ${pattern}`, `The key '${key}' must match ${pattern}.`),
    ];
  });
}

function walkList(place: Place, list: TSchema, item: TSchema, value: readonly unknown[]): readonly PackProblem[] {
  const inside = value.flatMap((entry, index) => walk(into(place, index), item, entry));
  return inside.length > 0 ? inside : [misfit(place, list, value)];
}

function misfit({ source, path }: Place, schema: TSchema, value: unknown): PackProblem {
  const fit = fitWords(schema);
  const quote = typeof value === 'number' && wantsText(schema);
  const where = pathText(path) || source.file;
  return source.report(
    path,
    value,
    `${where} 的值 ${quoted(value)} 不合要求，应为${fit.zh}${quote ? '；请加引号' : ''}`,
    `${where} is ${quoted(value)}; it must be ${fit.en}${quote ? '. Put it in quotes' : ''}.`,
  );
}

function absent({ source, path }: Place, key: string, schema: TSchema | undefined): PackProblem {
  const fit = schema ? fitWords(schema) : { zh: '值', en: 'a value' };
  const where = pathText([...path, key]);
  return source.report(
    [...path, key],
    undefined,
    `缺少 ${where}，应为${fit.zh}`,
    `${where} is missing; give ${fit.en}.`,
  );
}

function stranger({ source, path }: Place, key: string, value: unknown, known: readonly string[]): PackProblem {
  const where = pathText([...path, key]);
  return source.report(
    [...path, key],
    value,
    `${where} 不是可识别的键；可用的键：${known.join('、')}`,
    `${where} is not a known key; known here: ${known.join(', ')}.`,
  );
}

function isClosed(schema: TSchema): boolean {
  return 'additionalProperties' in schema && schema.additionalProperties === false;
}

function wantsText(schema: TSchema): boolean {
  return Type.IsString(schema) || (Type.IsUnion(schema) && schema.anyOf.some(wantsText));
}

function into(place: Place, step: PathStep): Place {
  return { source: place.source, path: [...place.path, step] };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
