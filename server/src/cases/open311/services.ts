import { matterNames } from '@chengyun/contract/names';
import type { Open311Definition, Open311Service } from '@chengyun/contract/open311';
import type { Category, KindPolicy, Taxonomy } from '@chengyun/contract/pack';
import { type Matter, matters } from '@chengyun/contract/words';
import type { Language } from '../../support/http/language.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { attributeWords } from './words.ts';

/** A class of matter that the public may report, by its code. */
export type OfferedService = {
  readonly code: string;
  readonly kind: KindPolicy;
  readonly taxonomy: Taxonomy;
  readonly category: Category;
};

/** The kinds of case that residents may report themselves, of the newest packs. */
export function publicKinds(ground: Ground): readonly KindPolicy[] {
  const ids = new Set(ground.packs.flatMap(({ data }) => data.kinds.map(({ id }) => id)));
  return [...ids].flatMap((id) => {
    const kind = ground.kind(id)?.kind;
    return kind?.reporters.includes('resident') && kind.sources.includes('resident') ? [kind] : [];
  });
}

/** Every class of those kinds that has none below it. */
export function offeredServices(ground: Ground): readonly OfferedService[] {
  return publicKinds(ground).flatMap((kind) => {
    const known = ground.kind(kind.id)?.pack.data.taxonomies ?? [];
    return known
      .filter(({ id }) => kind.taxonomies.includes(id))
      .flatMap((taxonomy) => leavesOf(taxonomy).map((category) => serviceOf(kind, taxonomy, category)));
  });
}

function leavesOf({ categories }: Taxonomy): readonly Category[] {
  const parents = new Set(categories.map(({ parent }) => parent));
  return categories.filter(({ code }) => !parents.has(code));
}

function serviceOf(kind: KindPolicy, taxonomy: Taxonomy, category: Category): OfferedService {
  return { code: serviceCode(kind.id, taxonomy.id, category.code), kind, taxonomy, category };
}

/** The code of a service; kinds and taxonomies have no dot in their ids, so it can be taken apart again. */
export function serviceCode(kind: string, taxonomy: string, category: string): string {
  return `${kind}.${taxonomy}.${category}`;
}

/** The parts of a code; nothing for a text that can be none. */
export function partsOfCode(code: string): readonly [kind: string, taxonomy: string, category: string] | undefined {
  const [, kind, taxonomy, category] = /^([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)\.([A-Za-z0-9.]+)$/.exec(code) ?? [];
  return kind && taxonomy && category ? [kind, taxonomy, category] : undefined;
}

/** A service as the list has it. */
export function toService({ code, taxonomy, category, kind }: OfferedService, language: Language): Open311Service {
  const parent = taxonomy.categories.find((one) => one.code === category.parent);
  const conditions = category.conditions.map(({ text }) => text[language]).join(language === 'zh' ? '；' : '; ');
  const keywords = category.keywords?.join(',');
  return {
    ...{ service_code: code, service_name: category.name[language] },
    ...(conditions ? { description: conditions } : {}),
    ...{ metadata: mattersOf(kind, category).length > 0, type: 'realtime' },
    ...(keywords ? { keywords } : {}),
    ...(parent ? { group: parent.name[language] } : {}),
  };
}

/** Business types (业务类型) that a report of the class may have: where the limit goes by them, or the class names some. */
export function mattersOf(kind: KindPolicy, category: Category): readonly Matter[] {
  return category.matters ?? (kind.handleByMatter ? matters : []);
}

/** What else may be said of a service: its business type, where it has one. */
export function toDefinition({ code, kind, category }: OfferedService, language: Language): Open311Definition {
  const values = mattersOf(kind, category).map((key) => ({ key, name: matterNames[key][language] }));
  const words = attributeWords[language];
  const matter = { variable: true, code: 'matter', datatype: 'singlevaluelist', required: false, order: 1 } as const;
  return { service_code: code, attributes: values.length > 0 ? [{ ...matter, ...words, values }] : [] };
}
