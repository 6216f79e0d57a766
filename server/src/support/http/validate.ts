import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Format } from 'typebox/format';
import { Settings } from 'typebox/system';
import { Pointer, Value } from 'typebox/value';
import { type Fault, InputError } from './input-error.ts';
import { isInstant } from './instant.ts';

// Enough for every field of our largest form; a flood of faults helps nobody.
Settings.Set({ maxErrors: 100 });
Format.Set('date-time', isInstant);

/** Checks a part of a request; texts of the path and the query become numbers and lists where the schema says so. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const checker = Compile(schema);
  return (given: unknown) => {
    const value = httpPart === 'body' ? given : Value.Convert(schema, given);
    if (checker.Check(value)) return { value };
    return { error: new InputError(faultsOf(checker.Errors(value), value, httpPart)) };
  };
};

/** The faults of any value against any schema, for input that does not come through a route (files, rows). */
export function faultsAgainst(schema: TSchema, value: unknown): readonly Fault[] {
  const checker = Compile(schema);
  return checker.Check(value) ? [] : faultsOf(checker.Errors(value), value, undefined);
}

type Told = ReturnType<ReturnType<typeof Compile>['Errors']>[number];

function faultsOf(told: readonly Told[], value: unknown, part: string | undefined): readonly Fault[] {
  const faults = told.flatMap((error) => spread(error));
  return faults.map(({ pointer, keyword, params }) => ({
    path: pathOf(pointer, part),
    ...{ keyword, params, value: Pointer.Get(value, pointer) },
  }));
}

type Place = { readonly pointer: string; readonly keyword: string; readonly params: Readonly<Record<string, unknown>> };

/** The checker names missing and surplus fields at their parent; the caller wants each at its own place. */
function spread({ keyword, instancePath, params }: Told): readonly Place[] {
  const facts: Record<string, unknown> = { ...params };
  const names = keyword === 'required' ? facts['requiredProperties'] : facts['additionalProperties'];
  if (Array.isArray(names) && (keyword === 'required' || keyword === 'additionalProperties')) {
    return names.map((name: string) => ({ pointer: `${instancePath}/${escapeStep(name)}`, keyword, params: facts }));
  }
  // "schema is false" and "no branch fits" only repeat what the more telling faults at the same place say.
  if (keyword === 'boolean' || keyword === 'anyOf') return [];
  return [{ pointer: instancePath, keyword, params: facts }];
}

function escapeStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function pathOf(pointer: string, part: string | undefined): string {
  const inside = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
  const before = part === undefined || part === 'body' ? '' : part === 'querystring' ? 'query' : part;
  return [before, inside].filter((step) => step !== '').join('.');
}
