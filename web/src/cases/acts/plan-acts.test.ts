import { actionNames } from '@chengyun/contract/actions';
import type { CaseDetail } from '@chengyun/contract/case';
import { expect, test } from 'vitest';
import { actKeys, deskKeys } from './act-keys.ts';
import { planActs, proposedInput } from './plan-acts.ts';

type Planned = Parameters<typeof planActs>[0];

const allowing = (...actions: readonly string[]): Planned => ({
  journal: [],
  proposals: [],
  allowedActions: actions.map((action) => ({ action, needs: [] })),
});

const proposal = (unitId: string, part: 'lead' | 'co'): CaseDetail['proposals'][number] => ({
  unitId,
  unitName: unitId,
  part,
  step: 'territory',
  why: { zh: '属地', en: 'territory' },
});

test('each action has a key of its own, and none is one of the desk’s', () => {
  const keys = actionNames.map((action) => actKeys[action]);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at || (deskKeys as readonly string[]).includes(key))).toEqual(
    [],
  );
});

test('a proposal makes Enter dispatch as proposed and leaves D to choose another unit', () => {
  const plan = planActs({
    ...allowing('dispatch', 'merge'),
    proposals: [proposal('u1', 'lead'), proposal('u2', 'co')],
  });
  expect([plan.primary, plan.shown[0]]).toEqual([
    { action: 'dispatch', k: 'enter', input: { leadUnitId: 'u1', coUnitIds: ['u2'] }, label: 'proposed' },
    { action: 'dispatch', k: 'd', label: 'redispatch' },
  ]);
});

test('without a proposal dispatching asks for a unit', () => {
  expect(planActs(allowing('dispatch')).primary).toEqual({ action: 'dispatch', k: 'd' });
});

test('a unit proposed for both parts is asked once', () => {
  const proposals = [proposal('u1', 'lead'), proposal('u1', 'co')];
  expect(proposedInput({ proposals })).toEqual({ leadUnitId: 'u1' });
});

test('accepting needs no form, and starting does not stand beside it', () => {
  const plan = planActs(allowing('accept', 'start', 'not_ours'));
  expect([plan.primary, plan.shown.map(({ action }) => action)]).toEqual([
    { action: 'accept', k: 'a', input: {} },
    ['not_ours'],
  ]);
});

const step = (action: string): CaseDetail['journal'][number] => ({
  ...{ seq: 1, at: '2026-11-24T07:00:00Z', action, actorId: null, actorName: null, actorRole: 'intake' },
  ...{ unitName: null, fromState: 'handled', toState: 'handled', input: {}, effects: {}, undone: false },
});

test('closing comes first once the resident was called back about this very result', () => {
  const allowedActions = [
    { action: 'call_back', needs: [] },
    { action: 'close', needs: ['calledBack'] },
  ];
  const first = (...steps: readonly string[]) =>
    planActs({ ...allowing(), allowedActions, journal: steps.map(step) }).primary?.action;
  expect([first('reply'), first('reply', 'call_back'), first('reply', 'call_back', 'reply')]).toEqual([
    'call_back',
    'close',
    'call_back',
  ]);
});

test('a call-back that reached nobody is made again before anything is closed', () => {
  const allowedActions = [
    { action: 'call_back', needs: [] },
    { action: 'close', needs: ['calledBack'] },
  ];
  const journal = [step('reply'), { ...step('call_back'), input: { reached: false, reason: '无人接听' } }];
  expect(planActs({ ...allowing(), allowedActions, journal }).primary?.action).toBe('call_back');
});

test('where no call-back is asked for, closing comes first', () => {
  expect(planActs(allowing('call_back', 'close')).primary?.action).toBe('close');
});

test('what was just done can be taken back and is no action of the bar', () => {
  const plan = planActs({ ...allowing('accept'), allowedActions: [{ action: 'undo', undoes: 7, needs: [] }] });
  expect(plan).toEqual({ primary: undefined, shown: [], more: [], undo: { seq: 7 } });
});

test('nothing the server does not allow is offered, and all it allows is', () => {
  const names = ['file', 'decline', 'verify_before_filing', 'contact', 'merge', 'split', 'edit', 'note', 'urge'];
  const plan = planActs(allowing(...names));
  const offered = [plan.primary, ...plan.shown, ...plan.more].map((act) => act?.action);
  expect(offered.toSorted()).toEqual(names.toSorted());
});
