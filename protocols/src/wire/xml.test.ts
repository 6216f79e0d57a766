import fc from 'fast-check';
import { expect, test } from 'vitest';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { utf8 } from '../testing/vectors.ts';
import { allElements, escaped, findElement, parseXml } from './xml.ts';

test('names lose their prefix, text is unescaped, comments and declarations are passed over', () => {
  const decoded = parseXml(
    '<?xml version="1.0"?><!-- x --><a:b c="1&amp;2"><d>x &lt;&#x4e2d;&#20013;</d><e/><![CDATA[<raw>]]></a:b>\n',
  );
  expect(decoded).toEqual({
    ok: true,
    value: {
      name: 'b',
      raw: 'a:b',
      attributes: { c: '1&2' },
      text: '<raw>',
      children: [
        { name: 'd', raw: 'd', attributes: {}, text: 'x <中中', children: [] },
        { name: 'e', raw: 'e', attributes: {}, text: '', children: [] },
      ],
    },
  });
});

test.each([
  ['<a><b></a>', '</a> closes nothing', 6],
  ['<a>', '<a> is not closed', 3],
  ['<a/><b/>', 'not one root element', 0],
  ['<a>&nbsp;</a>', 'text that does not belong here', 3],
  ['<a>1 & 2</a>', 'text that does not belong here', 3],
  ['<a b=1/>', 'a tag that is none', 0],
  ['<a b="&x;"/>', 'an attribute of <a> is wrong', 0],
  ['</a>', '</a> closes nothing', 0],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'a tag that is none', 0],
  ['', 'not one root element', 0],
])('%s is refused', (text, why, at) => {
  expect(parseXml(text)).toEqual({ ok: false, why, at });
});

test('a document that nests without end is refused, not followed', () => {
  expect(parseXml('<a>'.repeat(100_000))).toEqual({ ok: false, why: 'nested deeper than 24', at: 69 });
});

test('any text comes back from an escaped element', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const decoded = parseXml(`<a b="${escaped(text)}">${escaped(text)}</a>`);
      expect(decoded.ok && [decoded.value.text, decoded.value.attributes['b']]).toEqual([text, text]);
    }),
  );
});

test('elements are found at any depth, in document order', () => {
  const decoded = parseXml('<a><b><c>1</c></b><c>2</c></a>');
  if (!decoded.ok) expect.fail(decoded.why);
  expect(findElement(decoded.value, 'c')?.text).toBe('1');
  expect(allElements(decoded.value, 'c').map((element) => element.text)).toEqual(['1', '2']);
  expect(findElement(decoded.value, 'z')).toBeNull();
});

survivesHostileBytes(
  ['<a b="1" c="2"><!-- x --><d>&amp;</d></a>', `<a ${' '.repeat(200)}`, '<!-- '.repeat(40)].map(utf8),
  () => {
    const lenient = new TextDecoder();
    return (bytes) => parseXml(lenient.decode(bytes));
  },
);
