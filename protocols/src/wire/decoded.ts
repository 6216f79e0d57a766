/** What every decoder returns: the meaning, or why there is none and at which byte (0-based) that showed. */
export type Decoded<T> = { readonly ok: true; readonly value: T } | Refused;

export type Refused = { readonly ok: false; readonly why: string; readonly at: number };

export function accept<T>(value: T): Decoded<T> {
  return { ok: true, value };
}

export function refuse(why: string, at: number): Refused {
  return { ok: false, why, at };
}
