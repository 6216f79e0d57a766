import type { Limit } from '@chengyun/contract/calendar';
import type { Category, Condition, KindPolicy, Pack, Taxonomy } from '@chengyun/contract/pack';
import type { Matter } from '@chengyun/contract/words';

/** The category of a code in one taxonomy of a pack; codes mean nothing without their taxonomy. */
export function findCategory(pack: Pack, taxonomyId: string, code: string): Category | undefined {
  return pack.taxonomies.find(({ id }) => id === taxonomyId)?.categories.find((each) => each.code === code);
}

/** The condition for filing (立案条件) of a category, by its code. */
export function findCondition(
  pack: Pack,
  taxonomyId: string,
  categoryCode: string,
  conditionCode: string,
): Condition | undefined {
  return findCategory(pack, taxonomyId, categoryCode)?.conditions.find(({ code }) => code === conditionCode);
}

/**
 * The handling limit of a case. A condition that counts day and night is an emergency and goes first; then the limit by
 * matter (domain.md §2.1), where the kind has one; then the condition's (§1.7); then the kind's own. Undefined: not measured.
 */
export function handleLimit(
  kind: KindPolicy,
  matter: Matter | undefined,
  condition: Condition | undefined,
): Limit | undefined {
  if (condition && isContinuous(condition.limit)) return condition.limit;
  const byMatter = matter ? kind.handleByMatter?.[matter] : undefined;
  return byMatter ?? condition?.limit ?? kind.limits.handle;
}

function isContinuous({ unit }: Limit): boolean {
  return unit === 'urgent_hour' || unit === 'urgent_day';
}

/** Names from the big class down to the category, such as `['公用设施', '路灯']`; empty for an unknown code. */
export function categoryPath(taxonomy: Taxonomy, code: string, locale: 'zh' | 'en'): readonly string[] {
  const names: string[] = [];
  let at = taxonomy.categories.find((each) => each.code === code);
  // No path is longer than the list; the bound keeps an unchecked taxonomy with a circle from holding us.
  while (at && names.length < taxonomy.categories.length) {
    names.unshift(at.name[locale]);
    const { parent } = at;
    at = taxonomy.categories.find((each) => each.code === parent);
  }
  return names;
}
