import type { Localized } from '@chengyun/contract/words';

/** Names of the contract in one language, as a message file keeps them. */
export function inOneLanguage<K extends string>(
  names: Readonly<Record<K, Localized>>,
  language: keyof Localized,
): Readonly<Record<K, string>> {
  return Object.fromEntries(Object.entries<Localized>(names).map(([id, name]) => [id, name[language]])) as Record<
    K,
    string
  >; // the same keys
}
