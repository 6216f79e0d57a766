import type { Proposal } from '@chengyun/contract/case';
import type { Pack } from '@chengyun/contract/pack';
import type { Localized } from '@chengyun/contract/words';
import type { Ground, Unit } from '../../town/ground/ground.ts';
import { coversCategory } from '../../town/packs/category-ref.ts';
import { findCategory, findCondition } from '../../town/packs/lookups.ts';
import type { CaseAggregate, CaseFields } from '../life/aggregate.ts';

type Step = Proposal['step'];

interface Found {
  readonly unit: Unit;
  readonly step: Step;
  readonly why: Localized;
}

/**
 * Which units a case should go to, best first: the steps of the pack's order, each with its reason. The first is
 * proposed as lead, those of later steps as co-handlers; a person confirms. Territory first matched real tickets far
 * more often than category alone (domain.md §2.1). A unit that has returned it (退单) is proposed only where nobody else is.
 */
export function proposeUnits(
  fields: CaseFields,
  ground: Ground,
  returnedBy: readonly string[] = [],
): readonly Proposal[] {
  const pack = ground.pack(fields.policyId, fields.policyVersion);
  const found = pack.routing.order.flatMap((step) => byStep(step, fields, pack, ground));
  const distinct = found.filter((one, at) => found.findIndex((other) => other.unit.id === one.unit.id) === at);
  const refused = ({ unit }: Found) => returnedBy.includes(unit.id);
  const others = distinct.filter((one) => !refused(one));
  const ranked = others.length > 0 ? others : distinct.map(toldReturned);
  return ranked.slice(0, 4).map(({ unit, step, why }, at) => ({
    unitId: unit.id,
    unitName: unit.name,
    part: at === 0 ? 'lead' : 'co',
    step,
    why,
  }));
}

function toldReturned({ why, ...found }: Found): Found {
  return { ...found, why: { zh: `曾退单；${why.zh}`, en: `Returned it before; ${why.en}` } };
}

/** The units that have returned a case (退单). */
export function returnersOf({ tasks }: Pick<CaseAggregate, 'tasks'>): readonly string[] {
  return tasks.filter((task) => task.state === 'returned').map((task) => task.unitId);
}

function byStep(step: Step, fields: CaseFields, pack: Pack, ground: Ground): readonly Found[] {
  switch (step) {
    case 'territory':
      return territory(fields, ground);
    case 'special':
      return special(fields, pack, ground);
    case 'category':
      return byCategory(fields, pack, ground);
  }
}

// The committee of the community where it is.
function territory(fields: CaseFields, ground: Ground): readonly Found[] {
  const { communityCode } = fields;
  if (!communityCode) return [];
  const area = ground.areas.areaByCode(communityCode);
  const name = area?.name ?? communityCode;
  return active(ground)
    .filter((unit) => unit.kind === 'community' && unit.areaCodes.includes(communityCode))
    .map((unit) => ({
      unit,
      step: 'territory' as const,
      why: { zh: `属地优先：地点在${name}`, en: `Territory first: the place is in ${name}` },
    }));
}

// Words or classes that go to one kind of unit wherever they are.
function special(fields: CaseFields, pack: Pack, ground: Ground): readonly Found[] {
  const text = `${fields.title} ${fields.text ?? ''}`;
  return pack.routing.special.flatMap((rule) => {
    const word = rule.words.find((one) => text.includes(one));
    const { taxonomy, categoryCode } = fields;
    const own = taxonomy && categoryCode ? { taxonomy, code: categoryCode } : null;
    if (!word && !(own && rule.categories.some((one) => coversCategory(one, own)))) return [];
    const category = own && findCategory(pack, own.taxonomy, own.code);
    const because = word
      ? { zh: `内容含“${word}”`, en: `the text says "${word}"` }
      : { zh: `类别为${category?.name.zh ?? own?.code}`, en: `the class is ${category?.name.en ?? own?.code}` };
    const why = { zh: `${rule.name.zh}：${because.zh}`, en: `${rule.name.en}: ${because.en}` };
    return ofKind(ground, rule.unitKind, fields).map((unit) => ({ unit, step: 'special' as const, why }));
  });
}

// The kind of unit that the filing condition, or else the category, names as responsible.
function byCategory(fields: CaseFields, pack: Pack, ground: Ground): readonly Found[] {
  const { taxonomy, categoryCode, conditionCode } = fields;
  if (!taxonomy || !categoryCode) return [];
  const category = findCategory(pack, taxonomy, categoryCode);
  const condition = conditionCode ? findCondition(pack, taxonomy, categoryCode, conditionCode) : undefined;
  const kind = condition?.unitKind ?? category?.unitKind ?? category?.conditions[0]?.unitKind;
  if (!kind || !category) return [];
  const why = { zh: `职责：${category.name.zh}由其处置`, en: `Duty: it handles ${category.name.en}` };
  return ofKind(ground, kind, fields).map((unit) => ({ unit, step: 'category' as const, why }));
}

// Units with that duty; those that serve the very community come first.
function ofKind(ground: Ground, kind: string, fields: CaseFields): readonly Unit[] {
  const near = (unit: Unit) => (fields.communityCode && unit.areaCodes.includes(fields.communityCode) ? 0 : 1);
  const able = active(ground).filter((unit) => unit.kind === kind || unit.duties.includes(kind));
  const serving = able.filter((unit) => unit.areaCodes.length === 0 || near(unit) === 0);
  // Several property companies serve one community, each its own estates: which one is not known, so none is proposed.
  if (kind === 'property' && serving.length > 1) return [];
  return serving.toSorted((a, b) => near(a) - near(b) || (a.code < b.code ? -1 : 1)).slice(0, 2);
}

function active(ground: Ground): readonly Unit[] {
  return [...ground.units.values()].filter((unit) => unit.active);
}
