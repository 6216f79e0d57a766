import type { PlaceKind } from '../../places/place.ts';
import type { XY } from '../plane/plane.ts';
import type { Site } from './sites.ts';

/** A place of rescue: what it is, where people are told it stands. */
export interface RescuePlace {
  readonly kind: Extract<PlaceKind, 'aed' | 'shelter'>;
  readonly name: string;
  readonly address: string;
  readonly at: XY;
}

/** Where a defibrillator hangs: where many people are, and somebody by day. */
const WITH_AED: ReadonlySet<string> = new Set(['school', 'hospital', 'market']);
/** Open ground that is not built upon. */
const WITH_SHELTER = /(公园|小学|初级中学|实验学校)$/;

/** Defibrillators (AED) at schools, hospitals, markets and service stations; shelters in parks and on school grounds. */
export function rescuePlaces(
  sites: readonly Site[],
  stations: readonly Omit<RescuePlace, 'kind'>[],
): readonly RescuePlace[] {
  const named = sites.flatMap(({ name, use, address, middle }) =>
    name === null || address === '' ? [] : [{ name, use, address, at: middle }],
  );
  const hung = [...named.filter(({ use }) => WITH_AED.has(use)), ...stations];
  return [
    ...hung.map(({ name, address, at }) => ({ kind: 'aed' as const, name: `${name} AED`, address, at })),
    ...named
      .filter(({ name }) => WITH_SHELTER.test(name))
      .map(({ name, address, at }) => ({ kind: 'shelter' as const, name: `${name}应急避难场所`, address, at })),
  ];
}
