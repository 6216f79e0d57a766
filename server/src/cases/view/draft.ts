import type { NewCase } from '@chengyun/contract/case';
import type { CaseDraft } from '@chengyun/contract/case-list';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { cutWords } from '../../support/words/cut-words.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { suggestCategories } from '../../town/packs/suggest-categories.ts';
import type { CaseFields } from '../life/aggregate.ts';
import { blankFields, codesAt } from '../open-case.ts';
import { repeatsNow } from '../repeats/count-repeats.ts';
import { proposeUnits } from '../routing/propose.ts';
import { areaNameOf } from './summary.ts';
import { likelyTwins } from './twins.ts';

const none = { group: null, place: null };
const noCase = '00000000-0000-0000-0000-000000000000';

/** What can be told of a report while it is being taken: area, categories, units and twins. */
export async function draftCase(
  sql: Sql,
  ground: Ground,
  actor: Actor,
  report: NewCase,
  now: Date,
): Promise<CaseDraft> {
  const found = ground.kind(report.kind);
  if (!found) return { areaCode: null, areaName: null, categories: [], proposals: [], twins: [], repeats: none };
  const text = `${report.title ?? ''} ${report.text ?? ''}`.trim();
  const own = {
    ...found.pack.data,
    taxonomies: found.pack.data.taxonomies.filter((one) => found.kind.taxonomies.includes(one.id)),
  };
  const suggestions = text ? suggestCategories(own, text, 5, cutWords) : [];
  const category = report.category ?? suggestions[0];
  const codes = codesAt(ground, report.position, report.areaCode);
  const fields: CaseFields = {
    ...blankFields,
    ...codes,
    kind: report.kind,
    policyId: found.pack.id,
    policyVersion: found.pack.version,
    source: report.source,
    title: report.title ?? '',
    text: report.text ?? null,
    taxonomy: category?.taxonomy ?? null,
    categoryCode: category?.code ?? null,
    lon: report.position?.[0] ?? null,
    lat: report.position?.[1] ?? null,
    reportedBy: actor.id,
    sample: ground.town.sample,
    reportedAt: now.toISOString(),
  };
  return {
    areaCode: codes.areaCode ?? codes.gridCode ?? codes.communityCode,
    areaName: areaNameOf(codes.communityCode, codes.gridCode, ground),
    categories: suggestions.map(({ taxonomy, code, name, score, reason }) => ({
      category: { taxonomy, code },
      name,
      score,
      why: reason,
    })),
    proposals: [...proposeUnits(fields, ground)],
    ...(await likelyTwins(sql, ground, fields, noCase)),
    repeats: await repeatsNow(sql, ground, fields, null),
  };
}
