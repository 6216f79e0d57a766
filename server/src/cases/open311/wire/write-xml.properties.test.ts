import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { type Tree, writeXml } from './write-xml.ts';

type Read = { readonly name: string; readonly children: Read[]; text: string };

/** Reads a document with a strict parser; throws where it is not well-formed. */
function read(xml: string): Read {
  const root: Read = { name: '', children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const next: Read = { name, children: [], text: '' };
    open.at(-1)?.children.push(next);
    open.push(next);
  });
  parser.on('text', (text) => {
    const at = open.at(-1);
    if (at) at.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [only] = root.children;
  if (!only) throw new Error('no element');
  return only;
}

// Whole code points, halves of pairs, controls: whatever a text of JavaScript can hold.
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(']]>', '<![CDATA[', '&amp;', '<!--', '\r\n', '\u0000', '\uD800', '\uFFFF', '</request>', '<?xml?>'),
);
const name = fc.constantFrom('service_code', 'description', 'status_notes', 'address', 'services', 'values', 'errors');
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    anyText,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
  ),
}));

test('whatever texts hold, a document is well-formed', () => {
  fc.assert(fc.property(tree, (one) => void read(writeXml('service_requests', one))));
});

test('a text comes back as it was, but for what XML has no characters for', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { children } = read(writeXml('service_requests', [{ description: text }]));
      const kept = text
        .toWellFormed()
        .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
      expect(children[0]?.children[0]?.text).toBe(kept);
    }),
  );
});

test('items of a list bear its singular, what is undefined is left out, numbers and truth stand as words', () => {
  const definition = {
    service_code: 'a.b.1',
    attributes: [{ variable: true, order: 1, values: [{ key: '1' }], x: undefined }],
  };
  expect(writeXml('service_definition', definition)).toBe(
    '<?xml version="1.0" encoding="utf-8"?><service_definition><service_code>a.b.1</service_code><attributes><attribute>' +
      '<variable>true</variable><order>1</order><values><value><key>1</key></value></values></attribute></attributes></service_definition>',
  );
});
