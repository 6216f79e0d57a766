import { expect, test } from 'vitest';
import { levelsOf, namesIn } from './topic-template.ts';

test('a topic of a template gives the levels it names', () => {
  expect([
    levelsOf('sd/fire/{module}/info', 'sd/fire/M-1/info'),
    levelsOf('sys/+/device/{what}', 'sys/gw/device/post'),
    levelsOf('iotinfo/{imei}/#', 'iotinfo/86/a/b'),
    levelsOf('iotinfo/{imei}/#', 'iotinfo/86'),
    levelsOf('plain', 'plain'),
  ]).toEqual([{ module: 'M-1' }, { what: 'post' }, { imei: '86' }, { imei: '86' }, {}]);
});

test('another topic is none of it', () => {
  for (const topic of ['sd/fire/M-1', 'sd/fire/M-1/info/x', 'sd/fire/M-1/alarm', '', '/sd/fire/M-1/info'])
    expect([topic, levelsOf('sd/fire/{module}/info', topic)]).toEqual([topic, undefined]);
});

test('what is no template is told', () => {
  const fits = ['a/{b}/+/#', 'a', '#'].map((text) => namesIn(text).isFit);
  const faults = ['a/#/b', 'a+/b', 'a/{B}', 'a/{b', 'a/b#'].map((text) => namesIn(text).isFit);
  expect([fits, faults]).toEqual([[true, true, true], Array(5).fill(false)]);
});
