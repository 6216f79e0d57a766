/** One fault of the input, at a JSON path or field name. */
export type InputFault = { readonly path: string; readonly message: string };

type Facts = {
  readonly status: number;
  readonly type?: string | undefined;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly ref?: string | undefined;
  readonly errors?: readonly InputFault[] | undefined;
  readonly more?: Readonly<Record<string, unknown>>;
};

/**
 * A refusal or failure told by the server (RFC 9457, application/problem+json). Status 0 means that no answer came.
 * `more` holds the members the standard leaves to us, such as `allowedActions` or the new `version` after a conflict.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly ref: string | undefined;
  readonly errors: readonly InputFault[];
  readonly more: Readonly<Record<string, unknown>>;

  constructor(facts: Facts, options?: ErrorOptions) {
    super(facts.detail ?? facts.title, options);
    this.name = 'ApiProblem';
    this.status = facts.status;
    this.type = facts.type ?? 'about:blank';
    this.title = facts.title;
    this.detail = facts.detail;
    this.ref = facts.ref;
    this.errors = facts.errors ?? [];
    this.more = facts.more ?? {};
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

function faults(value: unknown): readonly InputFault[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((fault: unknown) => {
    if (typeof fault !== 'object' || fault === null) return [];
    const { path, message } = fault as Record<string, unknown>;
    return [{ path: text(path) ?? '', message: text(message) ?? '' }];
  });
}

/** Reads a problem from an answer's body; a body of any other kind still gives a problem with its status. */
export function readProblem(status: number, body: unknown): ApiProblem {
  if (typeof body !== 'object' || body === null) return new ApiProblem({ status, title: `HTTP ${status}` });
  const { type, title, detail, ref, errors, status: _status, ...more } = body as Record<string, unknown>;
  return new ApiProblem({
    status,
    type: text(type),
    title: text(title) ?? `HTTP ${status}`,
    detail: text(detail),
    ref: text(ref),
    errors: faults(errors),
    more,
  });
}

/** True when the session has ended and the reader must sign in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401;
}

/** True when somebody else changed the thing first (409, or 412 for a stale If-Match). */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 409 || error.status === 412);
}
