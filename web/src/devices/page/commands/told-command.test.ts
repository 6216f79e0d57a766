import { expect, test } from 'vitest';
import { toldCommand } from './told-command.ts';

test('an interval is a whole number of seconds that loggers take', () => {
  const interval = (seconds: string) => toldCommand({ kind: 'set_interval', seconds });
  expect([interval('60'), interval('29'), interval('3601'), interval('60.5'), interval('')]).toEqual([
    { kind: 'set_interval', seconds: 60 },
    ...Array.from({ length: 4 }, () => 'badSeconds'),
  ]);
});

test('a call has a method, and parameters that are JSON where it has any', () => {
  const call = (method: string, params: string) => toldCommand({ kind: 'call', method, params });
  expect([call(' open ', ''), call('open', '{"valve":2}'), call('', '{}'), call('open', '{valve')]).toEqual([
    { kind: 'call', method: 'open' },
    { kind: 'call', method: 'open', params: { valve: 2 } },
    ...['needMethod', 'badParams'],
  ]);
});

test('attributes are names with values', () => {
  const set = (values: string) => toldCommand({ kind: 'set_attributes', values });
  expect([set('{"limit":50,"old":null}'), set('[1]'), set('{}'), set('50'), set('')]).toEqual([
    { kind: 'set_attributes', values: { limit: 50, old: null } },
    ...Array.from({ length: 4 }, () => 'badValues'),
  ]);
});
