import { expect, test } from 'vitest';
import { keysOf } from './legend-keys.ts';

test('the legend explains what the map of a scene draws, and one sign once', () => {
  expect(keysOf('hotline')).toEqual(['case', 'soon', 'late']);
  expect(keysOf('grid')).toEqual(['case', 'soon', 'late', 'patrol', 'patrolQuiet', 'joined']);
  expect(keysOf('fire')).toEqual(['case', 'soonOrMajor', 'lateOrCritical', 'device', 'deviceWarned', 'joined']);
  expect(keysOf('environment')).toEqual(['caseOrSection', 'soon', 'late', 'joined']);
});
