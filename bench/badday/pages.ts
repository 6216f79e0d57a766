import { latenciesOf } from '../parts/latencies.ts';
import type { FirePage } from './fire-page.ts';
import { nameOf } from './fire-page.ts';
import type { FireSent } from './play.ts';

const PATIENCE_MS = 10_000;
const SLOW_MS = 900;

/** How long each fire took from its frame to the page; those that never came count as missing. */
export async function fromFrameToPage(page: FirePage, fires: readonly FireSent[]) {
  const until = Date.now() + PATIENCE_MS;
  const isThere = ({ device, part }: FireSent) => page.seen.has(nameOf(device, part));
  while (!fires.every(isThere) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  const times = fires.flatMap(({ device, part, at }) => {
    const seen = page.seen.get(nameOf(device, part));
    if (seen === undefined || seen - at > SLOW_MS) tellSlow({ device, part, at }, seen);
    return seen === undefined ? [] : [seen - at];
  });
  const { p50, p99, most } = latenciesOf(times, 1);
  const { count, p50Ms, p99Ms } = page.readings();
  return {
    ...{ alarm_to_page_p50_ms: p50, alarm_to_page_p99_ms: p99, alarm_to_page_most_ms: most },
    ...{ fires: fires.length, fires_missing: fires.length - times.length },
    ...{ page_readings: count, page_reading_p50_ms: p50Ms, page_reading_p99_ms: p99Ms },
  };
}

function tellSlow({ device, part, at }: FireSent, seen: number | undefined): void {
  const took = seen === undefined ? 'never' : `${seen - at} ms`;
  console.log(`slow: ${device} ${part ?? ''}, sent ${new Date(at).toISOString()}, on the page: ${took}`);
}
