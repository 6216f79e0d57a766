/** The part of an address after `?` as plain strings, so that a copied link stays readable: `?state=filed&lamp=red`. */
export type Search = Readonly<Record<string, string>>;

/** Reads an address's search; the last of a repeated name wins. */
export function readSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Writes an address's search; empty values are left out, commas stay commas (`state=dispatched,handling`). */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') kept.set(name, String(value));
  }
  const text = kept.toString().replaceAll('%2C', ',');
  return text && `?${text}`;
}

/** The page to return to after signing in: only an address of our own, never another site's. */
export function safeReturn(address: string | undefined): string {
  if (!address?.startsWith('/') || address.startsWith('//') || address.includes('\\')) return '/';
  return address.startsWith('/sign-in') ? '/' : address;
}
