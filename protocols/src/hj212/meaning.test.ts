import { expect, test } from 'vitest';
import { bytesOf, ownVectors, utf8, type Vector } from '../testing/vectors.ts';
import { crcModbus } from '../wire/crc-modbus.ts';
import { crcHj212 } from './crc.ts';
import { decode } from './decode.ts';
import { answerTo, answerToHeader } from './encode.ts';
import { reportOf, timeOf, timeText } from './meaning.ts';
import { compose, headerOf, type Message } from './message.ts';

const messages = ownVectors(import.meta.url)
  .slice(0, 3)
  .map(read);

function read(vector: Vector): Message {
  const decoded = decode(bytesOf(vector));
  if (!decoded.ok) expect.fail(decoded.why);
  return decoded.value;
}

test('the check value of the standard is not that of MODBUS', () => {
  expect([crcHj212(utf8('123456789'), 0, 9), crcModbus(utf8('123456789'), 0, 9)]).toEqual([0x2f80, 0x4b37]);
});
test('a dust report has names, units and flags, in µg/m³ as the monitors send it', () => {
  const report = reportOf(messages[0] ?? { fields: [], cp: null, bareEnd: false });
  expect(report.at).toBe(Date.UTC(2026, 2, 5, 6, 0, 0));
  expect(report.span).toBe('now');
  expect(report.readings[0]).toEqual({
    factor: 'a34001',
    name: expect.any(String),
    kind: 'Rtd',
    value: 126.5,
    text: '126.5',
    unit: '微克/立方米',
    flag: 'N',
  });
  expect(report.readings.map(({ factor, flag }) => `${factor} ${flag}`)).toEqual([
    'a34001 N',
    'a34002 N',
    'a34004 D',
    'LA N',
    'a01007 null',
  ]);
});
test('codes of the 2005 edition are told by their 2017 names', () => {
  const report = reportOf({ fields: [], cp: [[{ name: '011-Avg', value: '231.0' }]], bareEnd: false });
  expect(report.readings[0]).toMatchObject({
    factor: 'w01018',
    name: '化学需氧量',
    kind: 'Avg',
    value: 231,
    unit: '毫克/升',
  });
});
test('text that is no number keeps its text and has no value', () => {
  const report = reportOf({
    fields: [],
    cp: [
      [
        { name: 'LA-Rtd', value: '--' },
        { name: 'LA-Max', value: '1e' },
      ],
    ],
    bareEnd: false,
  });
  expect(report.readings.map(({ value, text }) => [value, text])).toEqual([
    [null, '--'],
    [null, '1e'],
  ]);
});
test('data is answered by 9014 and a notice by 9013, with the same QN and the same edition', () => {
  const answers = messages.map(answerTo);
  expect(
    answers.map((answer) => answer && [headerOf(answer).cn, headerOf(answer).qn, headerOf(answer).flag?.edition]),
  ).toEqual([
    ['9014', '20260305140001123', '2017'],
    ['9013', '20260305140102001', '2017'],
    ['9014', '20260305150000007', '2025'],
  ]);
});
test('nothing is answered where no answer is wanted, nor to an answer', () => {
  const quiet = compose(
    {
      qn: '1',
      st: '39',
      cn: '2011',
      pw: '1',
      mn: 'x',
      flag: { edition: '2017', parts: false, answer: false },
      pnum: null,
      pno: null,
    },
    [],
  );
  const answer = compose({ ...headerOf(quiet), cn: '9014', flag: { edition: '2017', parts: false, answer: true } }, []);
  expect([answerTo(quiet), answerTo(answer)]).toEqual([null, null]);
});
test('data of the 2025 edition is answered, and values under a data command nobody knows, but no other command', () => {
  const flag = { edition: '2025', parts: false, answer: true } as const;
  const header = (cn: string) => ({ qn: '1', st: '39', cn, pw: '1', mn: 'x', flag, pnum: null, pno: null });
  const answersTo = (cn: string, broughtValues: boolean) => answerToHeader(header(cn), broughtValues) !== null;
  expect(['2013', '2052', '2062', '2111'].map((cn) => answersTo(cn, false))).toEqual([true, true, true, true]);
  expect([answersTo('2099', true), answersTo('2099', false), answersTo('4001', true), answersTo('2012', true)]).toEqual(
    [true, false, false, false],
  );
});

test('times are local to the logger and refused when the calendar has no such day', () => {
  expect(timeOf('20260305140000')).toBe(Date.UTC(2026, 2, 5, 6));
  expect(timeOf('20260305140000250')).toBe(Date.UTC(2026, 2, 5, 6) + 250);
  expect([timeOf('20260230140000'), timeOf('2026030514'), timeOf(null)]).toEqual([null, null, null]);
  expect([timeText(Date.UTC(2026, 2, 5, 6), false), timeText(Date.UTC(2026, 2, 5, 6, 0, 0, 5), true)]).toEqual([
    '20260305140000',
    '20260305140000005',
  ]);
});

test('a factor or command named like a built-in member is only a name', () => {
  const report = reportOf({
    fields: [{ name: 'CN', value: 'constructor' }],
    cp: [[{ name: 'constructor-Rtd', value: '1' }]],
    bareEnd: false,
  });
  expect(report).toEqual({
    at: null,
    span: null,
    readings: [{ factor: 'constructor', name: null, kind: 'Rtd', value: 1, text: '1', unit: null, flag: null }],
  });
});
