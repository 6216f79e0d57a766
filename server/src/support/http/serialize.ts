import fastJsonStringify from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';

/** Writes answers by their schema: what it does not name never leaves. */
export const compileSerializer: FastifySerializerCompiler<unknown> = ({ schema }) =>
  fastJsonStringify(withoutIds(schema) as fastJsonStringify.Schema);

/**
 * The ids are for the description. The writer takes each as a definition and refuses the second place that a schema
 * is used in, so it gets the schema without them.
 */
function withoutIds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutIds);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name, value]) => name !== '$id' || typeof value !== 'string');
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutIds(value)]));
}
