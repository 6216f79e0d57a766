import type { Http } from '../support/http/build-http.ts';
import type { RouteRule } from './route-rule.ts';
import { ROUTE_RULES } from './rules.ts';
import type { Components, Schema } from './sample-input.ts';

/** A route of the description with its rule; `rule` is missing when nobody has said who may. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As the description has it, such as `/api/towns/{town}/cases/{id}`. */
  readonly path: string;
  /** The name of its rule: method and path after the town. */
  readonly name: string;
  readonly ofTown: boolean;
  /** Sent by POST though it changes nothing. */
  readonly onlyReads: boolean;
  readonly rule: RouteRule | undefined;
  readonly body: Schema | undefined;
  readonly query: readonly { readonly name: string; readonly required: boolean; readonly schema: Schema }[];
  readonly params: readonly string[];
};

export type Described = { readonly routes: readonly Route[]; readonly components: Components };

type Parameter = { readonly in: string; readonly name: string; readonly required?: boolean; readonly schema?: Schema };
type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly 'x-only-reads'?: boolean;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Components };
};

const TOWN = '/api/towns/{town}';

/** Every route as the application describes it. */
export function describedRoutes(http: Http): Described {
  // Our own description, whose form the generated file is checked for.
  const document = http.swagger() as unknown as Document;
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => routeOf(path, method.toUpperCase(), operation)),
  );
  return { routes, components: document.components?.schemas ?? {} };
}

function routeOf(path: string, method: string, operation: Operation): Route {
  const { parameters = [], requestBody } = operation;
  const ofTown = path.startsWith(`${TOWN}/`);
  const name = `${method} ${ofTown ? path.slice(TOWN.length) : path}`;
  const inPart = (part: string) => parameters.filter((one) => one.in === part);
  return {
    ...{ method: method as Route['method'], path, name, ofTown, rule: ROUTE_RULES[name] },
    onlyReads: operation['x-only-reads'] === true,
    body: requestBody?.content?.['application/json']?.schema,
    query: inPart('query').map((one) => ({
      name: one.name,
      required: one.required ?? false,
      schema: one.schema ?? {},
    })),
    params: inPart('path')
      .map((one) => one.name)
      .filter((one) => one !== 'town'),
  };
}
