/** The same keys as the Chinese file, with any words: a language file that lacks a key does not compile. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
