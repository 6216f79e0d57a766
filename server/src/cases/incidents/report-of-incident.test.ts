import { expect, test } from 'vitest';
import type { WantedByIncident } from '../../devices/incidents/incident-case.ts';
import { reportOfIncident } from './report-of-incident.ts';

test('what a fire is called is cut anywhere and can be kept, or its case would never be opened', () => {
  const long = `${'楼'.repeat(119)}${'🔥'.repeat(100)}`;
  const incident: WantedByIncident = {
    ...{ id: 'i', kind: 'fire', building: long, place: `a${'🔥'.repeat(100)}`, lon: null, lat: null },
    ...{ communityCode: null, firstAt: new Date('2026-11-27T08:00:00Z'), state: 'open' },
    wanted: { kind: 'fire', taxonomy: 'fire', category: '01', needs: 'one' },
    alarms: [{ device: '🔥'.repeat(5000), rule: '火警', part: '', at: new Date('2026-11-27T08:00:00Z') }],
  };
  const { title, text, place } = reportOfIncident(incident, 'Asia/Shanghai');
  expect([title, text, place].map((one) => one?.isWellFormed())).toEqual([true, true, true]);
});
