const DAY_MS = 86_400_000;
/** China has one time, UTC+8. */
const ZONE_MS = 8 * 3_600_000;

/** Hours since midnight in China, 0 to 24. */
export function hourOfDay(at: number): number {
  return ((((at + ZONE_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 3_600_000;
}

/** From 0 to 1: how busy homes and shops are. Least at four in the morning, most at seven in the evening. */
export function bustle(at: number): number {
  const hour = hourOfDay(at);
  const day = 0.5 - 0.5 * Math.cos(((hour - 4) / 24) * 2 * Math.PI);
  const evening = Math.max(0, 1 - Math.abs(hour - 19) / 3);
  return Math.min(1, 0.75 * day + 0.35 * evening);
}

/** Whether pans are on the fire: what false smoke alarms come from. */
export function isCooking(at: number): boolean {
  const hour = hourOfDay(at);
  return (hour >= 6.5 && hour < 8) || (hour >= 11 && hour < 13) || (hour >= 17 && hour < 19.5);
}

/** Whether building sites work. */
export function isWorking(at: number): boolean {
  const hour = hourOfDay(at);
  return hour >= 7 && hour < 19;
}
