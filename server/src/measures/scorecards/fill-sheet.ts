import type { MeasureAnswer } from '@chengyun/contract/measures-answer';
import type { AskedItem, Scorecard } from '@chengyun/contract/scorecards';
import type { ScoreSheet } from '@chengyun/contract/scorecards-answer';
import { type Asker, askMeasure } from '../ask-measure.ts';
import { unitsBelow } from '../figures/families.ts';
import type { ScoreFigure } from './points-of.ts';
import type { ScorePeriod } from './score-period.ts';
import { entriesIn, peopleByUnit } from './score-queries.ts';
import { rowsOf, type Subject } from './sheet-of.ts';

/** Fills a scorecard in for a period from figures and what was given by hand, as it stands now. */
export async function fillSheet(asker: Asker, card: Scorecard, period: ScorePeriod): Promise<ScoreSheet> {
  const { sql, ground, now } = asker;
  const answers = await figuresOf(asker, card, period);
  const [entries, people] = await Promise.all([entriesIn(sql, card.id, period.name), peopleByUnit(sql)]);
  const units = [...ground.units.values()].filter(({ active }) => active);
  const subject = (unitId: string, name: string, areaCodes: readonly string[]): Subject => {
    const below = unitsBelow(ground, unitId);
    const figures = card.items.flatMap((item) => {
      const answer = 'measure' in item ? answers.get(askedKey(item)) : null;
      return answer ? [[item.id, figureFor(answer, below)] as const] : [];
    });
    return {
      ...{ unitId, name, people: people.get(unitId) ?? null, areaKm2: areaOf(asker, areaCodes) },
      ...{ figures: new Map(figures), entries: entries.get(unitId) ?? new Map() },
    };
  };
  return {
    ...{ card, period: period.name, from: period.from.toISOString(), to: period.to.toISOString() },
    at: now.toISOString(),
    groups: card.groups.map(({ id, name, unitKinds }) => {
      const own = units.filter(({ kind }) => unitKinds.includes(kind));
      return {
        id,
        name,
        rows: rowsOf(
          card,
          own.map((one) => subject(one.id, one.name, one.areaCodes)),
        ),
      };
    }),
  };
}

// Each measure is asked once, however many items and units read it.
async function figuresOf(
  asker: Asker,
  { items }: Scorecard,
  { first, end }: ScorePeriod,
): Promise<ReadonlyMap<string, MeasureAnswer>> {
  const found = new Map<string, MeasureAnswer>();
  for (const item of items) {
    if (!('measure' in item) || found.has(askedKey(item))) continue;
    const narrow = item.kindOfCase === undefined ? {} : { kind: item.kindOfCase };
    const query = { from: first, to: end, by: 'unit', compare: false, ...narrow };
    const answer = await askMeasure(asker, item.measure, query);
    if (answer) found.set(askedKey(item), answer);
  }
  return found;
}

function askedKey({ measure, kindOfCase = '' }: AskedItem): string {
  return `${measure} ${kindOfCase}`;
}

/** The figure of a unit with those below it. A count of nothing is nought, a share or mean of nothing is null. */
function figureFor({ groups, measure }: MeasureAnswer, unitIds: readonly string[]): ScoreFigure {
  const own = groups.filter(({ keys }) => unitIds.includes(keys[0]?.key ?? ''));
  const numerator = own.reduce((sum, one) => sum + one.numerator, 0);
  if (measure.format === 'count') return { value: numerator, numerator, denominator: null };
  const denominator = own.reduce((sum, one) => sum + (one.denominator ?? 0), 0);
  const parts = measure.format === 'hours' ? 3600 : 1;
  return { value: denominator === 0 ? null : numerator / denominator / parts, numerator, denominator };
}

function areaOf({ ground }: Asker, codes: readonly string[]): number | null {
  const areas = codes.map((code) => ground.areas.areaByCode(code)?.areaM2 ?? 0);
  const km2 = areas.reduce((sum, one) => sum + one, 0) / 1e6;
  return km2 > 0 ? Math.round(km2 * 1e4) / 1e4 : null;
}
