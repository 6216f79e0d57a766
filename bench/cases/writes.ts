import type { Caller } from '../parts/http-caller.ts';
import { latenciesOf } from '../parts/latencies.ts';
import type { LoadResult, UnitKey, Writes } from './load.ts';

interface Receipt {
  readonly id: string;
  readonly version: number;
}

/** Opens cases, or opens and acts on them, as fast as the server answers; keeps what it promised. */
export async function makeWrites(call: Caller, load: Writes): Promise<LoadResult> {
  const times: number[] = [];
  const wrong: Record<string, number> = {};
  const promised = new Map<string, number>();
  const keep = async (measured: boolean, asked: Promise<{ status: number; body: unknown; ms: number }>) => {
    const { status, body, ms } = await asked;
    if (status !== 200 && status !== 201) {
      wrong[status] = (wrong[status] ?? 0) + 1;
      return null;
    }
    const receipt = body as Receipt;
    promised.set(receipt.id, receipt.version);
    if (measured) times.push(ms);
    return receipt;
  };
  const acts = load.measured === 'actions';
  const create = (nth: number) => {
    const report = load.reports[nth % load.reports.length];
    const headers = { 'idempotency-key': crypto.randomUUID() };
    return keep(!acts, call({ method: 'POST', path: `${load.town}/cases`, key: load.deskKey, body: report, headers }));
  };
  const act = (receipt: Receipt | null, action: string, key: string, body: object) => {
    if (!receipt) return null;
    const path = `${load.town}/cases/${receipt.id}/actions/${action}`;
    const headers = { 'if-match': `"${receipt.version}"` };
    return keep(true, call({ method: 'POST', path, key, body, headers }));
  };
  const walk = async (opened: Receipt | null, unit: UnitKey) => {
    const filed = await act(opened, 'file', load.deskKey, {});
    const sent = await act(filed, 'dispatch', load.deskKey, { leadUnitId: unit.unitId });
    await act(sent, 'accept', unit.key, {});
  };
  // What the actions are taken on is there before they are timed.
  const opened: (Receipt | null)[] = [];
  if (acts) await inLanes(load, async (nth) => void opened.push(await create(nth)));
  const begun = performance.now();
  const until = begun + load.seconds * 1000;
  await Promise.all(
    Array.from({ length: load.inFlight }, async (_, lane) => {
      for (let nth = lane; performance.now() < until; nth += load.inFlight) {
        const unit = load.units[nth % load.units.length];
        if (!acts) await create(nth);
        else if (unit && opened.length > 0) await walk(opened.pop() ?? null, unit);
        else return;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  return { latencies: latenciesOf(times, seconds), promised: Object.fromEntries(promised), byName: {}, wrong };
}

// Enough for the time measured: at most 1,600 actions a second, three to a case.
async function inLanes({ inFlight, seconds }: Writes, one: (nth: number) => Promise<void>): Promise<void> {
  const count = Math.ceil((seconds * 1600) / 3);
  await Promise.all(
    Array.from({ length: inFlight }, async (_, lane) => {
      for (let nth = lane; nth < count; nth += inFlight) await one(nth);
    }),
  );
}
