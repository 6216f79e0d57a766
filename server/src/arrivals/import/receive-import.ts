import type { DeviceProtocol } from '@chengyun/contract/device';
import { type ImportKind, ImportMapping, type ImportRunDetail } from '@chengyun/contract/import';
import type { TProperties, TSchema } from 'typebox';
import type { TownCall } from '../../people/town-call.ts';
import type { ContentStore } from '../../support/files/content-store.ts';
import { tellFaults } from '../../support/http/input-error.ts';
import type { Language } from '../../support/http/language.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { faultsAgainst } from '../../support/http/validate.ts';
import { receiveFile } from '../receive-file.ts';
import { BOUNDS } from './read/bounds.ts';
import { takeIn } from './run/import-actions.ts';
import { isFileNeeded } from './run/import-queries.ts';
import type { Asked } from './run/row-kinds.ts';
import { glanceAt } from './run/take-file.ts';

type Query = {
  readonly start?: boolean;
  readonly caseKind?: string;
  readonly source?: string;
  readonly protocol?: DeviceProtocol;
  readonly profile?: string;
};
type Call = Omit<TownCall<TProperties, TSchema, TSchema>, 'params' | 'query' | 'body'> & {
  readonly params: { readonly kind: ImportKind };
  readonly query: Query;
};

/** Takes the file of a request in and answers with the run; a file that is refused is not kept. */
export async function receiveImport(call: Call, store: ContentStore): Promise<ImportRunDetail> {
  const { townId, actor, params, query, language, now, inTown, request } = call;
  const received = await receiveFile(request, store, BOUNDS.fileBytes);
  if (!received) throw new Refusal('import.no-file');
  const { name, stored, fields } = received;
  const until = new Date(Date.now() + 1); // the same file coming again from now on is another request's
  try {
    const mapping = mappingOf(fields['mapping'], language);
    const glance = await glanceAt(store.pathOf(stored.sha256), name);
    const asked = askedOf(query);
    const start = query.start ?? false;
    const sent = {
      townId,
      kind: params.kind,
      name,
      stored,
      glance,
      mapping,
      asked,
      start,
      startedBy: actor.id,
      queued: true,
      language,
      now,
    };
    return await inTown((sql) => takeIn(sql, sent));
  } catch (cause) {
    const needed = await inTown((sql) => isFileNeeded(sql, stored.sha256));
    if (!needed) await store.drop(stored.sha256, until);
    throw cause;
  }
}

function askedOf({ caseKind, source, protocol, profile }: Query): Asked {
  return {
    ...(caseKind ? { kind: caseKind } : {}),
    ...(source ? { source } : {}),
    ...(protocol ? { protocol } : {}),
    ...(profile ? { profile } : {}),
  };
}

function mappingOf(text: string | undefined, language: Language): ImportMapping | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = parsed(text);
  const faults = faultsAgainst(ImportMapping, value);
  if (faults.length > 0) throw new Refusal('import.mapping-invalid', {}, { errors: tellFaults(faults, language) });
  return value as ImportMapping; // checked against the schema just now
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('bad-request', {
      why: { zh: 'mapping 不是有效的 JSON。', en: 'the field "mapping" is not valid JSON.' },
    });
  }
}
