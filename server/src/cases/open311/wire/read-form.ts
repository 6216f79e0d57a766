/** The fields of a form by name, each once and not empty; attributes may have several values. */
export type Form = {
  readonly fields: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
};

export type ReadForm =
  | { readonly ok: true; readonly value: Form }
  /** `at` counts the pairs of the form from 0. */
  | { readonly ok: false; readonly why: 'encoding' | 'many' | 'twice'; readonly at: number };

/** Pairs a form may have: the specification names 18 fields. */
const MOST_PAIRS = 100;
const ATTRIBUTE = /^attribute\[([\w.-]{1,40})\](\[\])?$/;

/** Reads application/x-www-form-urlencoded in UTF-8; never throws. */
export function readForm(bytes: Uint8Array): ReadForm {
  // The encoding leaves ASCII alone: what is above has to be written as %XX, but is taken as it stands too.
  const text = decoded(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (text === undefined) return { ok: false, why: 'encoding', at: 0 };
  const pairs = text.split('&', MOST_PAIRS + 1).filter((pair) => pair !== '');
  if (pairs.length > MOST_PAIRS) return { ok: false, why: 'many', at: MOST_PAIRS };
  const fields = new Map<string, string>();
  const attributes = new Map<string, readonly string[]>();
  for (const [at, pair] of pairs.entries()) {
    const equals = pair.indexOf('=');
    const name = plain(equals < 0 ? pair : pair.slice(0, equals));
    const value = plain(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) return { ok: false, why: 'encoding', at };
    // Clients send every field they have, also those nobody filled in.
    if (value.trim() === '') continue;
    const attribute = ATTRIBUTE.exec(name)?.[1];
    if (attribute !== undefined) attributes.set(attribute, [...(attributes.get(attribute) ?? []), value]);
    else if (fields.has(name)) return { ok: false, why: 'twice', at };
    else fields.set(name, value);
  }
  return { ok: true, value: { fields, attributes } };
}

function plain(text: string): string | undefined {
  return decoded(() => decodeURIComponent(text.replaceAll('+', ' ')));
}

/** What a decoder gives, or nothing where it says that the bytes are none of its encoding. */
function decoded(decode: () => string): string | undefined {
  try {
    return decode();
  } catch {
    return undefined; // a broken %XX or no UTF-8: told by the caller, with its place
  }
}
