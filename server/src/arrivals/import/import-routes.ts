import { DeviceProtocol } from '@chengyun/contract/device';
import { AskBadRows, FullFile } from '@chengyun/contract/full-file';
import {
  type ImportKind,
  ImportMapping,
  ImportPreview,
  ImportRun,
  ImportRunDetail,
  ImportRuns,
  importKinds,
} from '@chengyun/contract/import';
import { Id, SourceId } from '@chengyun/contract/words';
import Type from 'typebox';
import { type Actor, hasRole } from '../../people/actor.ts';
import { forbidden } from '../../people/forbidden.ts';
import { exportRoute } from '../../people/full-files/export-route.ts';
import { askFullFile, takeFullFile } from '../../people/full-files/full-file.ts';
import { maskedMark } from '../../people/full-files/mark.ts';
import { openVault } from '../../people/personal/open-vault.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { zoneOf } from '../../people/town-zone.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { uuidv7 } from '../../support/new-id.ts';
import type { TownFiles } from '../files-of-town.ts';
import { receiveImport } from './receive-import.ts';
import { foundRun, previewAs, runDetail, runView, startWaiting } from './run/import-actions.ts';
import { recentRuns } from './run/import-queries.ts';
import { namedRuns, RUN_COLUMNS } from './run/run-columns.ts';
import { sendBadRows, sendFullBadRows } from './run/send-bad-rows.ts';

const tag = 'imports';
/** As many imports as the list shows. */
const MOST_LISTED = 100;
const roles = ['intake', 'dispatcher', 'chief', 'admin'] as const;
const Kind = Type.Enum(importKinds, { description: 'what the rows are' });
/** Who may bring in devices and see such lists, which may hold tokens: those who may make devices one by one. */
const KEEPERS = ['dispatcher', 'chief', 'admin'] as const;
const SendQuery = Type.Object(
  {
    start: Type.Optional(Type.Boolean({ description: 'start at once with the saved or guessed mapping' })),
    caseKind: Type.Optional(Type.String({ maxLength: 48 })),
    source: Type.Optional(SourceId),
    protocol: Type.Optional(DeviceProtocol),
    profile: Type.Optional(Type.String({ maxLength: 48 })),
  },
  { additionalProperties: false },
);
const BadRowsQuery = Type.Object(
  { format: Type.Optional(Type.Enum(['csv', 'xlsx'])) },
  { additionalProperties: false },
);

/** Lists brought in as files: send, confirm, watch, fetch what did not fit. */
export function importRoutes(app: TownApp, files: TownFiles): void {
  townRoute(app, {
    ...{ method: 'POST', url: '/imports/:kind', tag, roles, status: 201 },
    summary: 'Sends a CSV, XLSX or JSON Lines file (multipart: file, optional mapping); ?start=true starts at once',
    schema: { params: { kind: Kind }, query: SendQuery, answer: ImportRunDetail },
    handler: (call) => {
      refuseKind(call.actor, call.params.kind);
      return receiveImport(call, files.imports(call.townId));
    },
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/imports', tag, roles, summary: 'Lists the latest hundred imports' },
    schema: { answer: ImportRuns },
    handler: async ({ townId, inTown }) => {
      const runs = await inTown((sql) => recentRuns(sql, undefined, MOST_LISTED));
      return { runs: runs.map((run) => runView(townId, run)) };
    },
  });
  exportRoute(app, {
    ...{ url: '/imports/export', tag, roles, query: {} },
    summary: 'The same as a file: CSV or XLSX; the counts of each import, none of its rows',
    ...{ name: { zh: '导入记录', en: 'imports' }, columns: RUN_COLUMNS },
    page: async (sql, _, { townId }) => ({ rows: await namedRuns(sql, townId, MOST_LISTED), next: null }),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/imports/:id', tag, roles, summary: 'Progress of an import; its preview while it waits' },
    schema: { params: { id: Id }, answer: ImportRunDetail },
    handler: async ({ townId, params, actor, now, inTown }) => {
      const detail = await inTown((sql) => runDetail(sql, files.imports(townId), townId, params.id, now));
      refuseKind(actor, detail.run.kind);
      return detail;
    },
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/imports/:id/preview', tag, roles, onlyReads: true },
    summary: 'Shows the first rows of a waiting import as another mapping would read them; changes nothing',
    schema: { params: { id: Id }, body: ImportMapping, answer: ImportPreview },
    handler: ({ townId, params: { id }, body: mapping, actor, now, inTown }) =>
      inTown(async (sql) => {
        refuseKind(actor, (await foundRun(sql, id)).kind);
        return previewAs(sql, files.imports(townId), townId, { id, mapping }, now);
      }),
  });
  townRoute(app, {
    ...{
      method: 'POST',
      url: '/imports/:id/start',
      tag,
      roles,
      summary: 'Starts an import with the confirmed mapping',
    },
    schema: { params: { id: Id }, body: ImportMapping, answer: ImportRun },
    handler: ({ townId, params, body, actor, language, inTown }) =>
      inTown(async (sql) => {
        refuseKind(actor, (await foundRun(sql, params.id)).kind);
        return startWaiting(sql, townId, params.id, body, language);
      }),
  });
  badRowsRoutes(app);
}

function badRowsRoutes(app: TownApp): void {
  const url = '/imports/:id/bad-rows';
  townRoute(app, {
    ...{ method: 'GET', url, tag, roles },
    summary: 'The rows that did not fit, with what is wrong; names and numbers of persons are masked',
    schema: { params: { id: Id }, query: BadRowsQuery },
    handler: async ({ townId, params, query, actor, name, language, inTown, reply, now }) => {
      const { run, zone } = await inTown((sql) => runIn(sql, townId, params.id, actor));
      const sending = { run, personal: await openVault(app.world), townId, inTown, language };
      return sendBadRows(reply, sending, query.format ?? 'csv', maskedMark(name, now, zone, language));
    },
  });
  townRoute(app, {
    ...{ method: 'POST', url, tag, roles, status: 201 },
    summary: 'Asks for these rows in full, to be corrected and sent again; a second person has to approve it',
    schema: { params: { id: Id }, body: AskBadRows, answer: FullFile },
    takes: ['Idempotency-Key'],
    handler: ({ townId, params, actor, via, body, once, now }) =>
      once(async (sql) => {
        const { run } = await runIn(sql, townId, params.id, actor);
        if (run.rowsBad === 0) throw new Refusal('not-found', { what: params.id });
        const file = {
          what: 'bad_rows',
          aboutId: run.id,
          about: run.fileName.slice(0, 300),
          items: run.rowsBad,
        } as const;
        return askFullFile(sql, { actor, via, now }, { ...file, ...body, id: uuidv7(), chosen: [] });
      }),
  });
  townRoute(app, {
    ...{ method: 'POST', url: `${url}/:file`, tag, roles },
    summary: 'These rows in full, as they came: once, for who asked for it, after the approval',
    schema: { params: { id: Id, file: Id } },
    handler: async ({ townId, params, actor, via, language, inTown, reply, now }) => {
      const personal = await openVault(app.world);
      const { run, zone, file } = await inTown(async (sql) => ({
        ...(await runIn(sql, townId, params.id, actor)),
        file: await takeFullFile(sql, { actor, via, now }, params.file, { what: 'bad_rows', aboutId: params.id }),
      }));
      return sendFullBadRows(reply, { run, personal, townId, inTown, language }, { file, now, zone });
    },
  });
}

async function runIn(sql: Sql, townId: string, id: string, actor: Actor) {
  const run = await foundRun(sql, id);
  refuseKind(actor, run.kind);
  return { run, zone: await zoneOf(sql, townId) };
}

function refuseKind(actor: Actor, kind: ImportKind): void {
  if (kind === 'devices' && !hasRole(actor, ...KEEPERS)) throw forbidden(KEEPERS);
}
