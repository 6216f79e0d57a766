import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Gives the pages the schemas of the contract as the plain data they are. They read words, tables and a form's fields from it and check nothing;
 * written as calls of TypeBox, each file they need one list of would bring all its schemas along, and TypeBox itself.
 */
export function contractAsData(): Plugin {
  return {
    name: 'contract-as-data',
    apply: 'build',
    transform: {
      filter: { id: /[\\/](contract[\\/]src|node_modules[\\/]typebox)[\\/]/ },
      async handler(code, id) {
        const quiet = { map: null, moduleSideEffects: false };
        if (/[\\/]node_modules[\\/]/.test(id)) return { ...quiet, code };
        const written: Record<string, unknown> = await import(pathToFileURL(id).href);
        return { ...quiet, code: withData(code, this.parse(code).body, written) };
      },
    },
  };
}

interface Value {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The source of a module with its schemas as data, and of any other value that it may go when nobody asks for it. */
export function withData(code: string, body: readonly object[], written: Readonly<Record<string, unknown>>): string {
  return body.flatMap(valuesOf).reduceRight((text, { name, start, end }) => {
    const value = written[name];
    const put = holdsSchema(value) ? JSON.stringify(value) : `/* @__PURE__ */ (() => (${code.slice(start, end)}))()`;
    return text.slice(0, start) + put + text.slice(end);
  }, code);
}

type Node = {
  readonly type?: string;
  readonly declaration?: object | null;
  readonly declarations?: readonly { readonly id: { readonly name?: string }; readonly init: Place | null }[];
};
type Place = { readonly type: string; readonly start: number; readonly end: number };

/** Constants of a module whose value is computed, in their order. */
function valuesOf(statement: object): readonly Value[] {
  const { type, declaration, declarations = [] }: Node = statement;
  if (type === 'ExportNamedDeclaration' && declaration) return valuesOf(declaration);
  return declarations.flatMap(({ id: { name = '' }, init }) =>
    init && /^(Call|Object|Array)Expression$/.test(init.type) ? [{ name, start: init.start, end: init.end }] : [],
  );
}

/** A schema of TypeBox, or a table of them. */
function holdsSchema(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    '~kind' in value || Object.values(value).some((one) => typeof one === 'object' && one !== null && '~kind' in one)
  );
}
