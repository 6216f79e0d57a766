import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alarm } from '../alarms/alarm.ts';
import { anAlarm, NOW } from '../alarms/an-alarm.ts';
import { gather } from './gather.ts';
import type { PlacedAlarm } from './incident.ts';
import { wantedCase } from './wanted-case.ts';

const needing = (needs: 'one' | 'two' | 'person') => ({
  ...{ kind: 'fire', taxonomy: 'fire-safety', category: 'F0101', needs },
});
let count = 0;

function placed(changed: Partial<Alarm> & { readonly minute?: number; readonly building?: string } = {}): PlacedAlarm {
  const { minute = 0, building = '3号楼', ...more } = changed;
  count += 1;
  const raisedAt = new Date(NOW.getTime() + minute * 60_000);
  return {
    alarm: anAlarm({ id: `a${count}`, deviceId: `d${count}`, raisedAt, ...more }),
    place: { key: building, building, communityCode: null },
  };
}

function gathered(
  changed: readonly PlacedAlarm[],
  known: Parameters<typeof gather>[1] = { incidents: [], alarms: [] },
) {
  let ids = 0;
  return gather(changed, known, { now: NOW, newId: () => `i${++ids}`, minutesOf: () => 10 });
}

const shapes = (result: ReturnType<typeof gather>) =>
  result.incidents.map(({ incident: { alarms, devices, wanted } }) => [alarms, devices, wanted !== null]);

test('one detector alone is no incident; a second one of the building within minutes is, and wants a case', () => {
  const first = placed();
  expect(gathered([first]).incidents).toEqual([]);
  expect(shapes(gathered([placed({ minute: 9 })], { incidents: [], alarms: [first] }))).toEqual([[2, 2, true]]);
});

test.each([
  ['another building', { building: '5号楼' }],
  ['too late', { minute: 11 }],
  ['upkeep and not danger', { kind: 'fault' as const }],
  ['a drill', { drill: true, quiet: true }],
])('%s does not join', (_, changed) => {
  expect(gathered([placed({ wanted: null, ...changed })], { incidents: [], alarms: [placed()] }).incidents).toEqual([]);
});

test('two parts of one transmission device are two sensors; the same one twice is one', () => {
  const same = { deviceId: 'box' };
  expect(
    wantedCase([placed({ ...same, part: '1' }), placed({ ...same, part: '2' })].map(({ alarm }) => alarm)),
  ).not.toBeNull();
  expect(
    wantedCase([placed({ ...same, part: '1' }), placed({ ...same, part: '1' })].map(({ alarm }) => alarm)),
  ).toBeNull();
});

test('what needs no other makes an incident and a case at once, and so does a confirmation by a person', () => {
  expect(shapes(gathered([placed({ wanted: needing('one') })]))).toEqual([[1, 1, true]]);
  expect(shapes(gathered([placed({ wanted: needing('person'), verdict: 'confirmed', state: 'confirmed' })]))).toEqual([
    [1, 1, true],
  ]);
});

test('detectors found false do not count toward the two', () => {
  const alarms = [placed({ verdict: 'false', state: 'false' }), placed()].map(({ alarm }) => alarm);
  expect(wantedCase(alarms)).toBeNull();
});

test('further alarms join the open incident, which closes with its last alarm', () => {
  const before = gathered([placed(), placed()]);
  const [{ incident } = { incident: undefined }] = before.incidents;
  if (!incident) throw new Error('two alarms make an incident');
  const late = placed({ minute: 8 });
  const joined = gathered([late], { incidents: [incident], alarms: [] });
  expect(joined.joined.get(late.alarm.id)).toBe(incident.id);
  const cleared = placed({ incidentId: incident.id, state: 'cleared' });
  expect(gathered([cleared], { incidents: [incident], alarms: [] }).incidents).toMatchObject([
    { incident: { state: 'closed' }, lines: [{ action: 'close' }] },
  ]);
});

test('however alarms of one building come in batches, they end in one incident', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 12 }), (sizes) => {
      const all: PlacedAlarm[] = [];
      const incidents = new Map<string, Parameters<typeof gather>[1]['incidents'][number]>();
      for (const size of [...sizes, 2]) {
        const batch = Array.from({ length: size }, () => placed());
        const result = gathered(batch, { incidents: [...incidents.values()], alarms: all });
        for (const { incident } of result.incidents) incidents.set(incident.id, incident);
        all.push(...batch);
        for (const [at, one] of all.entries()) {
          const incidentId = result.joined.get(one.alarm.id) ?? one.alarm.incidentId;
          all[at] = { ...one, alarm: { ...one.alarm, incidentId } };
        }
      }
      expect(incidents.size).toBe(1);
      expect([...incidents.values()]).toMatchObject([{ alarms: all.length, devices: all.length }]);
    }),
  );
});
