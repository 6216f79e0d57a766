import { notFound } from '@tanstack/react-router';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An address with another word where an id belongs is no page; to the interface the word may be an address of its own. */
export function mustBeId({ params: { town: _, ...ids } }: { readonly params: Readonly<Record<string, string>> }): void {
  if (!Object.values(ids).every((one) => id.test(one))) throw notFound();
}
