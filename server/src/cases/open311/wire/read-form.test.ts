import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function told(text: string) {
  const read = readForm(bytes(text));
  if (!read.ok) return read;
  return { fields: Object.fromEntries(read.value.fields), attributes: Object.fromEntries(read.value.attributes) };
}

test('a form is read with its attributes; what nobody filled in is not there', () => {
  const form =
    'service_code=a.b.1&lat=31.5&description=%E8%B7%AF+%26%20x&email=&attribute[matter]=help&attribute%5Bc%5D%5B%5D=1&attribute[c][]=2&first_name=%20&';
  expect(told(form)).toEqual({
    fields: { service_code: 'a.b.1', lat: '31.5', description: '路 & x' },
    attributes: { matter: ['help'], c: ['1', '2'] },
  });
  expect(told('')).toEqual({ fields: {}, attributes: {} });
});

test.each([
  ['description=%', { ok: false, why: 'encoding', at: 0 }],
  ['a=1&description=%E8%B7', { ok: false, why: 'encoding', at: 1 }],
  ['a=1&b=%C0%AF', { ok: false, why: 'encoding', at: 1 }],
  ['%FF=1', { ok: false, why: 'encoding', at: 0 }],
  ['lat=1&lat=2', { ok: false, why: 'twice', at: 1 }],
  ['a&'.repeat(101), { ok: false, why: 'many', at: 100 }],
])('%s is refused with its place', (form, refused) => {
  expect(told(form)).toEqual(refused);
});

test('names of the prototype are names like others', () => {
  const read = readForm(bytes('__proto__=1&constructor=2&attribute[__proto__]=3'));
  expect(read.ok && [...read.value.fields.keys(), ...read.value.attributes.keys()]).toEqual([
    '__proto__',
    'constructor',
    '__proto__',
  ]);
});

test('any form that is written comes back as it was', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.isWellFormed() && one.trim() !== '');
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 20 }), (pairs) => {
      fc.pre(pairs.every(([name]) => !name.startsWith('attribute')));
      const read = readForm(bytes(new URLSearchParams(pairs).toString()));
      expect(read.ok && [...read.value.fields]).toEqual(pairs);
    }),
  );
});

test('no bytes at all make it throw', () => {
  const near = fc.array(fc.constantFrom('%', '=', '&', '+', '[', ']', 'attribute[', '%E8', '%zz', 'a'), {
    maxLength: 60,
  });
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    near.map((parts) => bytes(parts.join(''))),
  );
  fc.assert(fc.property(hostile, (form) => void readForm(form)));
});
