import type { NewCase } from '@chengyun/contract/case';
import type { NewOpen311Request } from '@chengyun/contract/open311';
import type { Matter, Position } from '@chengyun/contract/words';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { mattersOf, type OfferedService, offeredServices } from './services.ts';
import { mediaLine } from './words.ts';

/** The source of such reports where the kind names it; a town's own pack may not. */
const SOURCE = 'open311';

/** The report of a form as the loop takes it. Refuses what names no service, no place, or a place outside the town; pure. */
export function toCase(given: NewOpen311Request, ground: Ground): NewCase {
  const service = serviceOf(given.service_code, ground);
  const position = positionOf(given, ground);
  const place = given.address_string?.trim();
  if (!position && !place) throw new Refusal('open311.place-needed');
  const matter = matterOf(given, service);
  const text = textOf(given);
  const reporter = reporterOf(given);
  return {
    kind: service.kind.id,
    source: service.kind.sources.includes(SOURCE) ? SOURCE : 'resident',
    category: { taxonomy: service.taxonomy.id, code: service.category.code },
    ...(matter ? { matter } : {}),
    ...(text ? { text } : {}),
    ...(place ? { place } : {}),
    ...(position ? { position: [...position] } : {}),
    ...(reporter ? { reporter } : {}),
  };
}

function serviceOf(code: string, ground: Ground): OfferedService {
  const service = offeredServices(ground).find((one) => one.code === code);
  if (!service) throw new Refusal('open311.no-service', { code });
  return service;
}

function positionOf({ lat, long }: NewOpen311Request, ground: Ground): Position | undefined {
  if (lat === undefined && long === undefined) return undefined;
  if (lat === undefined || long === undefined) throw new Refusal('open311.place-needed');
  const position = [Number(long), Number(lat)] as const;
  // A town whose areas nobody has drawn yet has no outside.
  if (ground.areas.isDrawn && !ground.areas.areaAt(...position)) throw new Refusal('open311.outside', { lat, long });
  return position;
}

function matterOf({ attribute = {} }: NewOpen311Request, { code, kind, category }: OfferedService): Matter | undefined {
  const unknown = Object.keys(attribute).find((name) => name !== 'matter');
  if (unknown !== undefined) throw new Refusal('open311.no-attribute', { name: unknown, code });
  const [value, ...more] = attribute['matter'] ?? [];
  if (value === undefined) return undefined;
  const allowed = mattersOf(kind, category);
  const matter = allowed.find((one) => one === value);
  if (matter && more.length === 0) return matter;
  throw new Refusal('open311.bad-attribute', { value: [value, ...more].join(','), fits: allowed.join(', ') || '—' });
}

// Nothing is fetched from where a stranger points; whoever handles the case may look.
function textOf({ description, media_url }: NewOpen311Request): string {
  const media = media_url === undefined ? [] : [`${mediaLine.zh}${media_url}`];
  return [...(description?.trim() ? [description.trim()] : []), ...media].join('\n');
}

function reporterOf({ first_name, last_name, phone }: NewOpen311Request): NewCase['reporter'] {
  const name = nameOf(first_name?.trim() ?? '', last_name?.trim() ?? '');
  if (!name && phone === undefined) return undefined;
  return { ...(name ? { name } : {}), ...(phone === undefined ? {} : { phone }) };
}

/** A Chinese name has its family name first and no space. */
function nameOf(first: string, last: string): string {
  if (/\p{Script=Han}/u.test(first + last)) return `${last}${first}`;
  return `${first} ${last}`.trim();
}
