import type { Kind, PlatformLine } from './kinds.ts';

/** Somewhere a device can hang: a block, an estate, a shop. */
export type Spot = {
  readonly building: string;
  readonly address: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaCode: string | null;
  readonly gridCode: string | null;
  readonly communityCode: string | null;
};

/** A device of the simulated town. */
export type SimDevice = {
  /** From 0; its place in the list. */
  readonly nth: number;
  readonly kind: Kind;
  /** How it names itself on its protocol. */
  readonly externalId: string;
  readonly name: string;
  readonly spot: Spot;
  /** The gateway it is behind, by its place in the list. */
  readonly gateway: number | null;
  /** Milliseconds its clock is ahead. */
  readonly skewMs: number;
  /** It is listed and never speaks. */
  readonly isSilent: boolean;
};

/** A platform's own entry in the list of devices. */
export type SimPlatform = { readonly line: PlatformLine; readonly externalId: string; readonly name: string };

/** The town as the simulator knows it. */
export type SimTown = {
  readonly seed: number;
  readonly devices: readonly SimDevice[];
  readonly platforms: readonly SimPlatform[];
};
