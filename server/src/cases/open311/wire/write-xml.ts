/** What an answer is made of: JSON is written of it as it stands; in XML each list names its items. */
export type Tree = string | number | boolean | readonly Tree[] | { readonly [name: string]: Tree | undefined };

/** What one item of a list is called in XML (GeoReport v2, the examples of each method). */
const ITEMS: Readonly<Record<string, string>> = {
  ...{ services: 'service', service_requests: 'request', attributes: 'attribute', values: 'value' },
  ...{ endpoints: 'endpoint', formats: 'format', errors: 'error' },
};

/** An XML 1.0 document in UTF-8, well-formed whatever its texts hold; what is undefined is left out. */
export function writeXml(root: string, tree: Tree): string {
  return `<?xml version="1.0" encoding="utf-8"?>${element(root, tree)}`;
}

function element(name: string, tree: Tree): string {
  return `<${name}>${content(name, tree)}</${name}>`;
}

function content(name: string, tree: Tree): string {
  if (Array.isArray(tree)) return tree.map((one: Tree) => element(ITEMS[name] ?? 'item', one)).join('');
  if (typeof tree !== 'object') return escapeText(String(tree));
  return Object.entries(tree)
    .map(([field, one]) => (one === undefined ? '' : element(field, one)))
    .join('');
}

// XML 1.0, 2.2: what is outside of these ranges may not stand in a document, not even as a reference.
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
// A reader makes a line feed of a carriage return that is not a reference (2.11), and `]]>` may not stand in a text (2.4).
const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escapeText(text: string): string {
  return text.replaceAll(NO_CHARACTER, '\uFFFD').replaceAll(/[&<>\r]/g, (sign) => REFERENCES[sign] ?? sign);
}
