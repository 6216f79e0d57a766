import type { TownProgress } from '@chengyun/contract/me';

/** What stands in `platform.town.progress` while a town is being made. */
export type Making = {
  readonly what?: string;
  readonly share?: number;
  readonly devices?: { readonly done: number; readonly total: number };
};

/** How far a town is, as its people are told: in whole percent, and never 100 before it is done. */
export function townProgress(making: Making | null): TownProgress | null {
  if (making === null) return null;
  const { what, share = 0, devices } = making;
  return {
    cases: what === undefined ? null : percent(share),
    devices: devices === undefined ? null : percent(devices.done / Math.max(1, devices.total)),
  };
}

function percent(share: number): number {
  return Math.max(0, Math.min(99, Math.floor(share * 100)));
}
