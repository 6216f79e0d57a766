import type { Open311Query } from '@chengyun/contract/open311';
import type { Bilingual } from '../../support/http/language.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { partsOfCode } from './services.ts';

/** Which cases a client asks for. */
export type Wanted = {
  /** These and no others, whatever else is asked. */
  readonly ids?: readonly string[];
  readonly services?: readonly (readonly [kind: string, taxonomy: string, category: string])[];
  readonly from?: Date;
  /** The last instant that counts. */
  readonly to?: Date;
  readonly status?: 'open' | 'closed';
  readonly limit: number;
  readonly offset: number;
};

const DAY = 86_400_000;
/** GeoReport v2, GET Service Requests: a range may not span more than 90 days, an answer has 1,000 reports at most. */
const SPAN = 90 * DAY;
const MOST = 1000;
/** How far a client may page: whoever wants more asks by dates. */
const FARTHEST = 100_000;
const MOST_IDS = 100;
const MOST_CODES = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be the id of a case. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Reads a query; refuses what does not fit, with what would. */
export function wantedBy(query: Open311Query, now: Date): Wanted {
  const ids = idsOf(query.service_request_id);
  if (ids) return { ids, limit: MOST_IDS, offset: 0 };
  const services = servicesOf(query.service_code);
  const status = statusOf(query.status);
  return {
    ...rangeOf(query, now),
    ...(services ? { services } : {}),
    ...(status ? { status } : {}),
    ...pageOf(query),
  };
}

function idsOf(text: string | undefined): readonly string[] | undefined {
  const ids = listOf(text, 'service_request_id', MOST_IDS);
  const odd = ids?.find((id) => !isId(id));
  if (odd !== undefined) throw misfit('service_request_id', odd, IDS);
  return ids;
}

function servicesOf(text: string | undefined): Wanted['services'] {
  return listOf(text, 'service_code', MOST_CODES)?.map((code) => {
    const parts = partsOfCode(code);
    if (!parts) throw new Refusal('open311.no-service', { code });
    return parts;
  });
}

function statusOf(text: string | undefined): Wanted['status'] {
  const words = new Set(listOf(text, 'status', 2));
  for (const word of words) if (word !== 'open' && word !== 'closed') throw misfit('status', word, STATUS);
  if (words.size !== 1) return undefined;
  return words.has('open') ? 'open' : 'closed';
}

function rangeOf({ start_date, end_date }: Open311Query, now: Date): Pick<Wanted, 'from' | 'to'> {
  const from = start_date === undefined ? undefined : new Date(start_date);
  const to = end_date === undefined ? undefined : new Date(end_date);
  if (!from && !to) return { from: new Date(now.getTime() - SPAN) };
  if (!to) return from ? { from, to: kept(from.getTime() + SPAN) } : {};
  if (!from) return { from: kept(to.getTime() - SPAN), to };
  const span = to.getTime() - from.getTime();
  if (span < 0 || span > SPAN) throw misfit('end_date', end_date ?? '', RANGE);
  return { from, to };
}

// The first and the last instant the store reads.
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59Z');

function kept(at: number): Date {
  return new Date(Math.min(Math.max(at, FIRST), LAST));
}

function pageOf({ page = 1, page_size = MOST }: Open311Query): Pick<Wanted, 'limit' | 'offset'> {
  const offset = (page - 1) * page_size;
  if (offset + page_size > FARTHEST) throw misfit('page', String(page), PAGE);
  return { limit: page_size, offset };
}

function listOf(text: string | undefined, name: string, most: number): readonly string[] | undefined {
  const words = text?.split(',').map((word) => word.trim());
  const given = words?.filter((word) => word !== '');
  if (!given || given.length === 0) return undefined;
  if (given.length > most) throw misfit(name, `${given.length}`, atMost(most));
  return given;
}

const IDS: Bilingual = {
  zh: '提交时返回的编号，多个用逗号分隔',
  en: 'ids as they were answered, with commas between them',
};
const STATUS: Bilingual = { zh: 'open、closed，或两者以逗号分隔', en: 'open, closed, or both with a comma' };
const RANGE: Bilingual = {
  zh: '不早于 start_date，且相距不超过 90 天',
  en: 'not before start_date and at most 90 days after it',
};
const PAGE: Bilingual = {
  zh: '翻页范围在前 100000 条以内；更早的请用 start_date 和 end_date 查询',
  en: 'a page among the first 100,000; ask for earlier ones by start_date and end_date',
};

function atMost(most: number): Bilingual {
  return { zh: `最多 ${most} 个`, en: `at most ${most} of them` };
}

function misfit(name: string, value: string, fits: Bilingual): Refusal {
  return new Refusal('open311.misfit', { name, value, fits });
}
