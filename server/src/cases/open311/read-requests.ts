import type { Open311Request } from '@chengyun/contract/open311';
import type { Sql } from '../../support/db/connect.ts';
import type { Language } from '../../support/http/language.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Loop } from '../loop.ts';
import { requestsOf } from './queries.ts';
import { publicKinds } from './services.ts';
import { toRequests } from './to-request.ts';
import { isId, type Wanted } from './wanted.ts';

type Reader = { readonly townId: string; readonly inTown: <T>(work: (sql: Sql) => Promise<T>) => Promise<T> };
type Means = { readonly loop: Loop; readonly language: Language };

/** The reports a client asks for, of the kinds that the public may report and as far as the caller may see them. */
export async function readRequests(
  { townId, inTown }: Reader,
  { loop, language }: Means,
  wanted: Wanted,
): Promise<readonly Open311Request[]> {
  const ground = await loop.grounds.of(townId);
  const kinds = publicKinds(ground).map(({ id }) => id);
  return toRequests(await inTown((sql) => requestsOf(sql, kinds, wanted)), ground, language);
}

/** One of them; refuses when there is none to see. */
export async function requestById(reader: Reader, means: Means, id: string): Promise<Open311Request> {
  const [found] = isId(id) ? await readRequests(reader, means, { ids: [id], limit: 1, offset: 0 }) : [];
  if (!found) throw new Refusal('not-found', { what: id });
  return found;
}
