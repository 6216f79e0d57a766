import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOpener } from './opener.ts';
import { nobody } from './person.ts';
import { hasPieces, hidePieces } from './pieces.ts';
import { caseSealer } from './sealer.ts';
import { searchable } from './searchable.ts';
import { suites } from './suites.ts';
import { aVault } from './testing/a-vault.ts';

const said = '电话 13800138999，身份证 310101190001010011，李试例，再打13800138999';
const known = [{ kind: 'name', value: '李试例' } as const];

test.each(suites)('with %s a text opens again in full and masked, and copies of a stretch stay equal', (suite) => {
  const vault = aVault(suite);
  const sealer = caseSealer(vault, 'qx', 'c1', known);
  const sealed = sealer.text(said);
  expect(sealed).not.toMatch(/13800138999|310101190001010011|李试例/);
  expect(sealer.text(said)).toBe(sealed);
  const opener = caseOpener(vault, 'qx', 'c1', sealer.rows()?.key?.sealed ?? null);
  expect(opener.full(sealed)).toBe(said);
  expect(opener.masked(sealed)).toBe('电话 138****8999，身份证 310***********0011，李*，再打138****8999');
  expect(hidePieces(sealed)).toBe('电话 ***，身份证 ***，***，再打***');
});

test('what was sealed of one case opens in no other and in no other town', () => {
  const vault = aVault();
  const sealer = caseSealer(vault, 'qx', 'c1');
  const [text, person] = [sealer.text(said), sealer.person('s1', { ...nobody, name: '李试例' })];
  const key = sealer.rows()?.key?.sealed ?? null;
  expect(caseOpener(vault, 'qx', 'c1', key).person('s1', person)).toMatchObject({ name: '李试例' });
  expect(caseOpener(vault, 'qx', 'c1', key).person('s2', person)).toBeNull();
  for (const [town, id] of [
    ['qx', 'c2'],
    ['da', 'c1'],
  ] as const) {
    const opener = caseOpener(vault, town, id, key);
    expect([opener.hasKey, opener.full(text), opener.person('s1', person)]).toEqual([false, hidePieces(text), null]);
  }
});

test('a text without anything personal stays as it is, and wants no key', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\u4e00-\u9fa5a-z，。 ]{0,40}$/), (text) => {
      const sealer = caseSealer(aVault(), 'qx', 'c1');
      expect([sealer.text(text), sealer.rows()]).toEqual([text, null]);
    }),
    { numRuns: 50 },
  );
});

test('any text opens again as it was, however it is mixed, and shows no number meanwhile', () => {
  const vault = aVault();
  const part = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('13800138999', '310101190001010011', '021-59741234', '李试例', '1302室'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join('、').replaceAll(/[\uE0F0\uE0F1]/g, '');
      const sealer = caseSealer(vault, 'qx', 'c1', known);
      const sealed = sealer.text(text);
      const opener = caseOpener(vault, 'qx', 'c1', sealer.rows()?.key?.sealed ?? null);
      expect(opener.full(sealed).replaceAll('-', '')).toBe(text.replaceAll('-', ''));
      expect(hasPieces(searchable(sealed) ?? '')).toBe(false);
      expect(hidePieces(sealed)).not.toMatch(/13800138999|310101190001010011|李试例/);
    }),
  );
});
