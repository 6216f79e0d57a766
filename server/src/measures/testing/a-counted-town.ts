import type { MeasureDefinition } from '@chengyun/contract/measures';
import type { MeasureAnswer, MeasureQuery, MeasureRows, MeasureRowsQuery } from '@chengyun/contract/measures-answer';
import type { KindPolicy } from '@chengyun/contract/pack';
import { insertWholeCases } from '../../cases/store/bulk-insert.ts';
import { aRealTown, type RealTown } from '../../cases/testing/a-real-town.ts';
import type { Played } from '../../cases/testing/play.ts';
import { type Actor, systemActor } from '../../people/actor.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { foldingOf, type Rebuilding } from '../again/rebuild-measures.ts';
import { type Asker, answerMeasure, askerIn, listMeasure } from '../ask-measure.ts';
import { openCatalogue, type TownMeasures } from '../plan/catalogue.ts';
import { fold } from '../rolls/fold.ts';
import { wholeOf } from './random-cases.ts';

/** A real town whose measures can be asked as the routes ask them. */
export interface CountedTown extends RealTown {
  readonly rebuilding: Rebuilding;
  readonly ground: () => Promise<Ground>;
  readonly measures: () => Promise<TownMeasures>;
  readonly store: (cases: readonly Played[], end: Date) => Promise<void>;
  /** Brings the sums up; false when they must be made anew. */
  readonly fold: () => Promise<boolean>;
  readonly figure: (actor: Actor, id: string, query: MeasureQuery, now: Date) => Promise<MeasureAnswer>;
  readonly list: (actor: Actor, id: string, query: MeasureRowsQuery, now: Date) => Promise<MeasureRows>;
  /** Every row behind a figure, page by page. */
  readonly rows: (actor: Actor, id: string, query: MeasureRowsQuery, now: Date) => Promise<readonly string[]>;
}

/** Makes the town; its one kind is the hotline's, from any of three sources. */
export async function aCountedTown(kind: Partial<KindPolicy> = {}): Promise<CountedTown> {
  const sources = ['phone', 'patrol', 'community'];
  const town = await aRealTown({
    id: 'hotline',
    sources,
    reporters: ['intake', 'patrol', 'unit', 'chief', 'system'],
    ...kind,
  });
  const catalogue = await openCatalogue();
  const rebuilding: Rebuilding = { loop: town.loop, catalogue };
  const ground = () => town.loop.grounds.of('test');
  const asked = async <T>(
    [actor, id, now]: readonly [Actor, string, Date],
    ask: (asker: Asker, measure: MeasureDefinition) => Promise<T>,
  ) => {
    const asker = await askerIn(rebuilding, { townId: 'test', actor, now });
    const measure = catalogue(await ground()).byId.get(id);
    if (!measure) throw new Error(`no measure ${id}`);
    return town.as(actor, (sql) => ask(asker(sql), measure));
  };
  const list: CountedTown['list'] = (actor, id, query, now) =>
    asked([actor, id, now], (asker, measure) => listMeasure(asker, measure, query));
  return {
    ...town,
    ...{ rebuilding, ground, list },
    measures: async () => catalogue(await ground()),
    store: async (cases, end) => {
      const own = await ground();
      const whole = cases.map((one) => wholeOf(one, own, end));
      for (let at = 0; at < whole.length; at += 200) {
        await town.as(systemActor, (sql) =>
          insertWholeCases(sql, { personal: town.loop.personal, townId: 'test' }, whole.slice(at, at + 200)),
        );
      }
    },
    fold: async () => fold(await foldingOf(rebuilding, 'test')),
    figure: (actor, id, query, now) =>
      asked([actor, id, now], (asker, measure) => answerMeasure(asker, measure, query)),
    rows: async (actor, id, query, now) => {
      const ids: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await list(actor, id, { ...query, limit: 200, ...(cursor ? { cursor } : {}) }, now);
        ids.push(...page.cases.map((one) => one.id));
        if (!page.next) return ids;
        cursor = page.next;
      }
    },
  };
}
