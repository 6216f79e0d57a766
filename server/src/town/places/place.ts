/**
 * street: a road as a whole; estate: a residential estate or lane; building: one block; aed: a defibrillator; shelter: open
 * ground to gather on in an emergency; poi: everything else with a name.
 */
export type PlaceKind = 'street' | 'estate' | 'building' | 'poi' | 'aed' | 'shelter';

/** An entry of the town's address book. */
export interface Place {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly lon: number;
  readonly lat: number;
  /** Code of the unit grid it lies in; of the town for a street. */
  readonly areaCode: string;
  /** Full address without the town, as people write it: 锦安路720弄12号. For a street, its name. */
  readonly address: string;
}
