import type { KindPolicy } from '@chengyun/contract/pack';
import { expect, test } from 'vitest';
import { blankForm, isBlank, isPhoneWrong, needsOf, titleOf, toDraft, toNewCase } from './report-form.ts';

const blank = blankForm('hotline', 'hotline-12345');
const withPlace = { place: 'required' } as KindPolicy;

test('the first sentence becomes the title', () => {
  expect(titleOf('路灯不亮。已经三天了')).toBe('路灯不亮');
  expect(titleOf('工地夜间施工！睡不着')).toBe('工地夜间施工');
});

test('a long first sentence is cut to forty characters, without halving a rare character', () => {
  const title = titleOf('𠮷'.repeat(60));
  expect([...title]).toHaveLength(40);
  expect(title.isWellFormed()).toBe(true);
});

test('a title written by hand is kept, an emptied one falls back to the first sentence', () => {
  expect(toNewCase({ ...blank, text: '甲。乙', title: '丙' }).title).toBe('丙');
  expect(toNewCase({ ...blank, text: '甲。乙', title: '  ' }).title).toBe('甲');
});

test('what was not said is not sent', () => {
  expect(toNewCase({ ...blank, text: ' 甲 ' })).toEqual({
    kind: 'hotline',
    source: 'hotline-12345',
    title: '甲',
    text: '甲',
  });
});

test('the question asked while typing carries neither name nor number', () => {
  const form = { ...blank, text: '甲', name: '乙', phone: '13800000000' };
  expect(toNewCase(form).reporter).toEqual({ name: '乙', phone: '13800000000' });
  expect(toDraft(form)).not.toHaveProperty('reporter');
});

test('words or a class are needed, a place where the kind wants one', () => {
  expect(needsOf(blank, withPlace, false)).toEqual(['words', 'place']);
  expect(needsOf({ ...blank, category: { taxonomy: 'a', code: '1' }, place: '乙' }, withPlace, false)).toEqual([]);
});

test('a begun number that does not fit and a photo on its way hold the report back', () => {
  expect(needsOf({ ...blank, text: '甲', phone: '12x' }, undefined, true)).toEqual(['phone', 'photos']);
  expect(isPhoneWrong('')).toBe(false);
  expect(isPhoneWrong('+86 138-0000-0000')).toBe(false);
});

test('kind and source alone leave a form blank', () => {
  expect(isBlank(blank)).toBe(true);
  expect(isBlank({ ...blank, phone: '1' })).toBe(false);
});

test('a caller put down before the source became a patrol is neither asked about nor sent', () => {
  const form = { ...blankForm('grid', 'patrol'), text: 'A lamp is out.', phone: 'x', name: 'Wang' };
  expect(needsOf(form, undefined, false)).toEqual([]);
  expect(toNewCase(form).reporter).toBeUndefined();
});
