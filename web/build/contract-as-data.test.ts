import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { withData } from './contract-as-data.ts';

const written = {
  names: ['a', 'b'],
  Wish: { '~kind': 'Object', type: 'object', properties: { n: { type: 'integer' } } },
};

async function packed(code: string): Promise<{ readonly text: string; readonly values: Record<string, unknown> }> {
  const text = withData(code, parseAst(code).body, written);
  return { text, values: await import(`data:text/javascript,${encodeURIComponent(text)}`) };
}

test('a schema comes as the data it is, and no call is left that would make it', async () => {
  const { text, values } = await packed('const Type = {}; export const Wish = Type.Object({ n: Type.Integer() });');
  expect(values['Wish']).toEqual(written.Wish);
  expect(text).not.toContain('Type.Object');
});

test('a list of words stays as it is written', async () => {
  const { values } = await packed("const more = ['b'];\nexport const names = ['a', ...more];");
  expect(values['names']).toEqual(['a', 'b']);
});

test('functions are left alone', async () => {
  const { values } = await packed('export const twice = (n) => 2 * n;\nexport function half(n) { return n / 2; }');
  expect(values).toMatchObject({ twice: expect.any(Function), half: expect.any(Function) });
});
