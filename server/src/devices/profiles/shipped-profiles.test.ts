import { join } from 'node:path';
import type { DeviceEvent } from '@chengyun/contract/alarm-words';
import { expect, test } from 'vitest';
import { loadPacks } from '../../town/packs/load-packs.ts';
import { compileProfile } from '../rules/compile-profile.ts';
import { sampleObservations, tryProfile } from './try-profile.ts';

const { packs } = await loadPacks(join(import.meta.dirname, '../../../../packs'));
const START = new Date('2026-11-25T00:00:00Z');

/** What the profiles of fire safety begin when a device says so and nothing else. */
function begunBy(kind: DeviceEvent): Readonly<Record<string, readonly string[]>> {
  const profiles = packs.find(({ id }) => id === 'fire-safety')?.profiles ?? [];
  const said = sampleObservations([{ after: 0, event: { kind, on: true } }], START);
  const listened = { from: START.getTime(), to: START.getTime() + 1000 };
  return Object.fromEntries(
    profiles.map((profile) => {
      const tried = tryProfile(compileProfile(profile, 'Asia/Shanghai'), said, listened);
      return [profile.id, tried.map(({ gives }) => gives.kind)];
    }),
  );
}

// An operator's platform (CTWing) tells of a detector by levels: warning and fault. Neither may fall on deaf ears.
test('a warning told by the device is a warning of whatever can give one', () => {
  expect(begunBy('warning')).toEqual({
    ...{ 'electrical-fire': ['warning'], 'fire-door': ['warning'], 'gas-detector': ['warning'] },
    ...{ 'hydrant-pressure': ['warning'], 'pump-room': ['warning'], 'smoke-detector': ['warning'] },
    ...{ 'transmission-device': ['warning'], 'manual-call-point': [] }, // pressed or not, there is nothing between
  });
});

test('a fault told by the device is a fault of every kind of device', () => {
  expect(Object.entries(begunBy('fault')).filter(([, begun]) => begun.join() !== 'fault')).toEqual([]);
});

test.each([
  ['dust-noise', 1],
  ['dust-noise-5min', 5],
  ['dust-noise-15min', 10],
  ['dust-noise-15min', 15],
] as const)(
  'a monitor of %s that reports every %d minutes is judged by its 15-minute means, and is not silent',
  (id, minutes) => {
    const profiles = packs.find((pack) => pack.id === 'air')?.profiles ?? [];
    const begun = (kind: string) => {
      const profile = profiles.find((one) => one.id === kind);
      if (!profile) throw new Error(`no profile ${kind}`);
      const dust = Array.from({ length: 180 / minutes }, (_, nth) => ({
        ...{ after: nth * minutes * 60, values: { 'a34001-Avg': 1.5 + nth / 1000 } },
      }));
      const listened = { from: START.getTime(), to: START.getTime() + 3 * 3_600_000 };
      const tried = tryProfile(compileProfile(profile, 'Asia/Shanghai'), sampleObservations(dust, START), listened);
      return tried.map(({ rule }) => rule);
    };
    expect(begun(id)).toEqual(['dust-1']);
    // Of the profile of every minute three quarters of the samples would be missing.
    if (minutes > 1) expect(begun('dust-noise')).toEqual([]);
  },
);
