import fastJsonStringify from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';

/**
 * Writes answers by their schema: what it does not name never leaves. The writer is made at the first answer, for those of
 * all routes together are twenty megabytes of code, and most of them are seldom asked for.
 */
export const compileSerializer: FastifySerializerCompiler<unknown> = ({ schema }) => {
  let write: ((answer: unknown) => string) | undefined;
  return (answer) => {
    write ??= fastJsonStringify(withoutIds(schema) as fastJsonStringify.Schema);
    return write(answer);
  };
};

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
