import { expect, test } from 'vitest';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';
import { PackError } from './pack-problem.ts';

const plan = `id: plan
name: { zh: 规划, en: Plan }
groups: [{ id: order, name: { zh: 秩序, en: Order } }]
goals:
  - id: order.on-time
    group: order
    name: { zh: 按时率, en: On time }
    meaning: { zh: 按时 ÷ 结案, en: On time ÷ closed }
    unit: { zh: '%', en: '%' }
    decimals: 1
    direction: higher
    source: { kind: measure, measure: streets.on-time }
    runs: mean
    targets: { 2026: 95 }
    tolerance: 0.03
    lead: greening
`;
const card = `id: card
name: { zh: 考核, en: Card }
origin: { zh: 示例, en: Example }
period: month
full: 100
whenNothing: leave-out
groups:
  - { id: parks, name: { zh: 绿化, en: Parks }, unitKinds: [greening] }
items:
  - id: on-time
    kind: ratio
    name: { zh: 按时, en: On time }
    formula: { zh: 按时率, en: On time }
    measure: streets.on-time
    kindOfCase: street-case
    points: 100
`;
const measures = `- id: streets.on-time
  kind: share
  name: { zh: 按时率, en: On time }
  formula: { zh: 按时 ÷ 结案, en: On time ÷ closed }
  basis: closed
  of: { kind: [street-case], ended: [closed] }
  part: [{ when: { late: false }, weight: 1 }]
  direction: higher
- id: streets.reach
  kind: spread
  name: { zh: 覆盖, en: Reach }
  formula: { zh: 覆盖, en: Reach }
  basis: reported
  of: {}
  spread: unit-grids
  direction: higher
`;

function told(file: 'plan' | 'card', from: string, to: string): string {
  const files = [
    { path: 'streets/measures.yaml', text: measures },
    { path: '_goals/plan.yaml', text: file === 'plan' ? plan.replace(from, to) : plan },
    { path: '_scorecards/card.yaml', text: file === 'card' ? card.replace(from, to) : card },
  ];
  try {
    joinPacks([...exampleFiles, ...files]);
  } catch (error) {
    if (error instanceof PackError) return error.message;
    throw error;
  }
  return 'fits';
}

test('a plan that does not fit is told with file, place and value', () => {
  expect([
    told('plan', '', ''),
    told('plan', 'group: order\n', 'group: odor\n'),
    told('plan', 'streets.on-time', 'streets.in-time'),
    told('plan', 'lead: greening', 'lead: gardening'),
    told('plan', '2026: 95', 'soon: 95'),
    told('plan', 'runs: mean', 'runs: average'),
    told('plan', 'id: plan', 'id: plans'),
  ]).toEqual([
    'fits',
    '_goals/plan.yaml:6:5 "odor" is no known group; there is order.',
    '_goals/plan.yaml:12:30 "streets.in-time" is no known measure; there is streets.on-time, streets.reach.',
    '_goals/plan.yaml:16:5 "gardening" is no known kind of unit; there is greening, sanitation.',
    expect.stringContaining("_goals/plan.yaml:14:16 The key 'soon' must match"),
    '_goals/plan.yaml:13:5 [0].runs is'.replace('[0].runs', 'goals[0].runs') +
      ' "average"; it must be one of sum, mean, state, growth.',
    '_goals/plan.yaml:1:1 The id is "plans", but the path says "plan"; make them the same.',
  ]);
});

test('so is a scorecard; a measure that does not add up by unit cannot be scored', () => {
  expect([
    told('card', '', ''),
    told('card', 'streets.on-time', 'streets.reach'),
    told('card', 'street-case', 'road-case'),
    told('card', 'kind: ratio', 'kind: rate'),
    told('card', 'unitKinds: [greening]', 'unitKinds: [greening, greening]'),
  ]).toEqual([
    'fits',
    '_scorecards/card.yaml:14:5 "streets.reach" is no known measure; there is streets.on-time.',
    '_scorecards/card.yaml:15:5 "road-case" is no known kind of case; there is street-case.',
    expect.stringContaining('_scorecards/card.yaml:11:5 items[0].kind is "rate"; it must be one of ratio, linear'),
    '_scorecards/card.yaml:8:69 "greening" is in two groups.',
  ]);
});
