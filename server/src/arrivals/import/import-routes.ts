import { DeviceProtocol } from '@chengyun/contract/device';
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
import { openVault } from '../../people/personal/open-vault.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { TownFiles } from '../files-of-town.ts';
import { receiveImport } from './receive-import.ts';
import { foundRun, previewAs, runDetail, runView, startWaiting } from './run/import-actions.ts';
import { recentRuns } from './run/import-queries.ts';
import { sendBadRows } from './run/send-bad-rows.ts';

const tag = 'imports';
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
      const runs = await inTown((sql) => recentRuns(sql, undefined, 100));
      return { runs: runs.map((run) => runView(townId, run)) };
    },
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
  townRoute(app, {
    ...{ method: 'GET', url: '/imports/:id/bad-rows', tag, roles },
    summary: 'The rows that did not fit, as they came, with what is wrong: correct and send again',
    schema: { params: { id: Id }, query: BadRowsQuery },
    handler: async ({ townId, params, query, actor, language, inTown, reply }) => {
      const run = await inTown((sql) => foundRun(sql, params.id));
      refuseKind(actor, run.kind);
      const personal = await openVault(app.world);
      return sendBadRows(reply, inTown, { run, personal, townId }, query.format ?? 'csv', language);
    },
  });
}

function refuseKind(actor: Actor, kind: ImportKind): void {
  if (kind === 'devices' && !hasRole(actor, ...KEEPERS)) throw new Refusal('forbidden', { roles: KEEPERS.join(', ') });
}
