import type { FastifySchema } from 'fastify';

/**
 * The describer names schemas by their $id only where they stand inside another one. So each body and answer that has
 * an $id is wrapped here, and the wrapping is taken off again once it has become a reference.
 */
export function wrapNamed(schema: FastifySchema): FastifySchema {
  const { body, response } = schema;
  const answers = isObject(response)
    ? { response: Object.fromEntries(Object.entries(response).map(([status, answer]) => [status, wrap(answer)])) }
    : {};
  return { ...schema, ...(body === undefined ? {} : { body: wrap(body) }), ...answers };
}

function wrap(schema: unknown): unknown {
  return isObject(schema) && typeof schema['$id'] === 'string' ? { allOf: [schema] } : schema;
}

/** Turns every `allOf` of a single reference into that reference. */
export function unwrapNamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapNamed);
  if (!isObject(value)) return value;
  const [only, ...others] = Array.isArray(value['allOf']) ? value['allOf'] : [];
  if (others.length === 0 && isObject(only) && typeof only['$ref'] === 'string') return { $ref: only['$ref'] };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, unwrapNamed(item)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
