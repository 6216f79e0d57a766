/** How long an alarm is usually shelved, in milliseconds. */
export const shelvePresets = {
  half: 30 * 60_000,
  hours2: 2 * 3_600_000,
  hours8: 8 * 3_600_000,
  day: 24 * 3_600_000 - 60_000,
} as const;
export type ShelvePreset = keyof typeof shelvePresets;
