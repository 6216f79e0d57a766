import type { Area, Position, Surface } from '@chengyun/contract/area';
import type { Role } from '@chengyun/contract/words';
import type { Bbox } from '../../support/geo/measure.ts';
import type { Place } from '../places/place.ts';

/** The sample town's card. Name, codes and everything in it are invented; screens show `sample` as 样例数据. */
export interface SampleTown {
  /** UUID of the town's own area. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly county: { readonly code: string; readonly name: string };
  readonly center: Position;
  readonly bbox: Bbox;
  readonly sample: true;
}

export interface Feature<G, P> {
  readonly type: 'Feature';
  readonly geometry: G;
  readonly properties: P;
}

export interface FeatureCollection<G, P> {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature<G, P>[];
}

export interface MultiLineString {
  readonly type: 'MultiLineString';
  readonly coordinates: readonly (readonly Position[])[];
}

export interface Point {
  readonly type: 'Point';
  readonly coordinates: Position;
}

export type RoadClass = 'main' | 'secondary' | 'lane';
/** What stands on a unit grid. */
export type LandUse =
  | 'estate'
  | 'village'
  | 'commerce'
  | 'office'
  | 'industry'
  | 'school'
  | 'hospital'
  | 'market'
  | 'park'
  | 'green'
  | 'farmland'
  | 'site';

/** Layers of the drawn base map, in the order they are painted. */
export interface MapFeatures {
  readonly landUse: FeatureCollection<Surface, { readonly use: LandUse; readonly name: string | null }>;
  readonly parks: FeatureCollection<Surface, { readonly name: string }>;
  readonly estates: FeatureCollection<
    Surface,
    { readonly id: string; readonly name: string; readonly address: string }
  >;
  readonly water: FeatureCollection<Surface, { readonly class: 'river' | 'creek'; readonly name: string }>;
  readonly roads: FeatureCollection<MultiLineString, { readonly class: RoadClass; readonly name: string | null }>;
  readonly buildings: FeatureCollection<Surface, { readonly use: LandUse; readonly floors: number }>;
  readonly labels: FeatureCollection<
    Point,
    { readonly class: 'community' | 'estate' | 'park' | 'poi'; readonly name: string }
  >;
}

export type UnitKind = 'government' | 'centre' | 'department' | 'zone' | 'committee' | 'property';

/** Who can be asked to act. */
export interface SampleUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  /** Area codes it answers for; empty means the whole town. */
  readonly areaCodes: readonly string[];
  /** Ids of the estates (places of kind 'estate') a property company looks after. */
  readonly estateIds: readonly string[];
}

export type SampleRole = Extract<Role, 'intake' | 'dispatcher' | 'unit' | 'patrol' | 'leader'>;

/** Someone at work, by role and number; never a person's name. */
export interface SampleStaff {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: SampleRole;
  readonly unitId: string;
  readonly areaCodes: readonly string[];
  /** Already masked; no such number exists. */
  readonly phoneMask: string;
}

export interface SampleGround {
  readonly seed: number;
  readonly town: SampleTown;
  readonly areas: readonly Area[];
  readonly mapFeatures: MapFeatures;
  readonly places: readonly Place[];
  readonly units: readonly SampleUnit[];
  readonly staff: readonly SampleStaff[];
}
