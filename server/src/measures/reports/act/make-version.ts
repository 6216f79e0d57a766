import type { Loop } from '../../../cases/loop.ts';
import { dayIn } from '../../../cases/number.ts';
import { systemActor } from '../../../people/actor.ts';
import { inTown } from '../../../people/in-town.ts';
import type { Ground } from '../../../town/ground/ground.ts';
import type { Asker } from '../../ask-measure.ts';
import { span } from '../../figures/named-span.ts';
import { addMonths } from '../../figures/town-days.ts';
import type { Catalogue } from '../../plan/catalogue.ts';
import { inSnapshot } from '../../rolls/in-snapshot.ts';
import { type Ask, asksAfter, asksOf } from '../figures/asks.ts';
import type { Answer, Answers } from '../figures/facts.ts';
import { askOne, keyCasesOf } from '../figures/gather.ts';
import { rowsOf } from '../figures/ranking-facts.ts';
import type { Span } from '../period/span.ts';
import { listReports, setMade, setProgress, townName, type VersionKey } from '../store/report-queries.ts';
import { newestRules } from '../store/rules-queries.ts';
import { readSettings } from '../store/settings-queries.ts';
import { type Material, writeReport } from '../write/write-report.ts';
import { type Rules, rulesIn } from './shipped-rules.ts';

/** What versions are made with. */
export interface Maker {
  readonly loop: Loop;
  readonly catalogue: Catalogue;
  readonly shipped: Rules;
}

/** Makes a version that was begun: asks its figures in one snapshot, writes it by the rules. Nothing when it is made already. */
export async function makeVersion(maker: Maker, townId: string, key: VersionKey, signal?: AbortSignal): Promise<void> {
  const { loop, shipped } = maker;
  const begun = await inTown(loop.pool, townId, systemActor, async (sql) => {
    const [report] = await listReports(sql, key.reportId, 1);
    const kept = await newestRules(sql);
    const rules = kept ? { version: kept.version, rules: rulesIn(kept.text) } : shipped;
    return { report, rules, settings: (await readSettings(sql)).settings };
  });
  const version = begun.report?.versions.find((one) => one.version === key.version);
  if (!begun.report || version?.state !== 'making') return;
  const ground = await loop.grounds.of(townId);
  const of = span(begun.report.kind, dayIn(ground.town.zone, new Date(begun.report.from)));
  const progress = (done: number, total: number) =>
    inTown(loop.pool, townId, systemActor, (sql) => setProgress(sql, key, done, total));
  const gathered = await gather(maker, ground, of, { progress, signal });
  const content = writeReport({ ...gathered, organ: begun.settings.organ }, begun.rules.rules);
  await inTown(loop.pool, townId, systemActor, (sql) => setMade(sql, key, content, begun.rules.version));
}

interface Watch {
  readonly progress: (done: number, total: number) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/** Asks everything a report of a period needs. */
export async function gather(
  { loop, catalogue }: Pick<Maker, 'loop' | 'catalogue'>,
  ground: Ground,
  of: Span,
  watch: Watch,
): Promise<Omit<Material, 'organ'>> {
  const { zone, id, sample } = ground.town;
  return inSnapshot(loop.pool, id, async (sql) => {
    const now = loop.now();
    const asker: Asker = { sql, ground, measures: catalogue(ground), actor: systemActor, now };
    const first = await askAll(asker, asksOf(of, { at: now, zone }), watch);
    const types = first.get('types');
    const top = types ? (rowsOf(types, undefined)[0]?.key ?? null) : null;
    const after = await askAll(asker, asksAfter(of, top));
    const keyCases = await keyCasesOf(asker, of, addMonths(of.to, -12));
    const answers = new Map([...first, ...after]);
    return { span: of, zone, town: await townName(sql, id), sample, madeAt: now, answers, keyCases };
  });
}

/** How many questions lie between two tellings of progress. */
const STRIDE = 6;

async function askAll(asker: Asker, asks: readonly Ask[], watch?: Watch): Promise<Answers> {
  const answers = new Map<string, Answer>();
  for (const [at, ask] of asks.entries()) {
    watch?.signal?.throwIfAborted();
    if (at % STRIDE === 0) await watch?.progress(at, asks.length);
    const answer = await askOne(asker, ask);
    if (answer) answers.set(ask.id, answer);
  }
  return answers;
}
