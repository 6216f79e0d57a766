import { type FullFile, type FullFileList, type FullFileQuery, fullFileApprovers } from '@chengyun/contract/full-file';
import type { Sql } from '../../support/db/connect.ts';
import { type Actor, hasRole } from '../actor.ts';
import { stateOf } from './life.ts';
import { type FullFileRow, filesAsked } from './queries.ts';

/** The files the reader may know of, and how many of others wait for their decision. */
export async function listFiles(sql: Sql, actor: Actor, query: FullFileQuery, now: Date): Promise<FullFileList> {
  const all = (await filesAsked(sql, query)).map((row) => fileView(row, actor, now));
  return {
    files: query.state === undefined ? all : all.filter(({ state }) => state === query.state),
    waiting: all.filter(({ mayDecide }) => mayDecide).length,
  };
}

/** A file as the reader sees it. */
export function fileView(row: FullFileRow, actor: Actor, now: Date): FullFile {
  const { state, until } = stateOf(row, now);
  const { id, what, aboutId, about, format, items, reason, askedBy, decidedBy, why, askedById } = row;
  const own = askedById === actor.id;
  return {
    ...{ id, what, aboutId, about, format, items, reason, state, askedBy, decidedBy, why },
    until: until?.toISOString() ?? null,
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    takenAt: row.takenAt?.toISOString() ?? null,
    mayDecide: state === 'asked' && !own && hasRole(actor, ...fullFileApprovers),
    mayTake: state === 'approved' && own,
  };
}
