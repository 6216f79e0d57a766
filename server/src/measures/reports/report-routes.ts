import { NewReport, Report, ReportChanges, ReportDetail, ReportEditing, ReportList } from '@chengyun/contract/reports';
import { Id } from '@chengyun/contract/words';
import Type from 'typebox';
import { townSeers } from '../../people/sight.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { uuidv7 } from '../../support/new-id.ts';
import { beginReport, beginVersion, mustHaveBegun, spanAsked } from './act/begin-version.ts';
import type { Maker } from './act/make-version.ts';
import { sendReport } from './act/send-report.ts';
import { changesOf, detailOf, editDraft, foundReport, publishDraft } from './act/work-on.ts';
import type { Renderer } from './render/renderer.ts';
import { listReports } from './store/report-queries.ts';

const tag = 'reports';
const closed = { additionalProperties: false } as const;
const WRITERS = ['chief', 'leader', 'admin'] as const;
const Version = Type.Integer({ minimum: 1, maximum: 10_000 });
const params = { id: Id };
const VersionQuery = Type.Object({ version: Type.Optional(Version) }, closed);
const AgainstQuery = Type.Object({ with: Version }, closed);
const MOST = 300;

/** Reports of the coordination meeting: list, make, read, edit, publish, compare, fetch. */
export function reportRoutes(app: TownApp, maker: Maker, renderer: Renderer): void {
  const zoneOf = async (townId: string) => (await maker.loop.grounds.of(townId)).town.zone;
  townRoute(app, {
    ...{ method: 'GET', url: '/reports', tag, roles: townSeers, summary: 'Lists the reports, the newest period first' },
    schema: { answer: ReportList },
    handler: async ({ inTown }) => ({ reports: await inTown((sql) => listReports(sql, null, MOST)) }),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/reports', tag, roles: WRITERS, status: 202 },
    summary: 'Makes the report of a week, month or year that is over; the one there is, if it was made before',
    schema: { body: NewReport, answer: Report },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, actor, body, now, once }) => {
      const zone = await zoneOf(townId);
      const span = spanAsked(body, zone, now);
      return once(async (sql) => {
        await mustHaveBegun(sql, span, zone);
        const id = await beginReport(sql, span, { townId, zone, by: actor.id, now, newId: uuidv7 });
        return foundReport(sql, id);
      });
    },
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/reports/:id', tag, roles: townSeers },
    summary: 'A version of a report, the newest unless told: text, figures, charts drawn, and who changed what',
    schema: { params, query: VersionQuery, answer: ReportDetail },
    handler: ({ params: { id }, query, inTown }) => inTown((sql) => detailOf(sql, id, query.version)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/reports/:id/versions', tag, roles: WRITERS, status: 202 },
    summary: 'Makes a new version from the figures as they are now; a published one stays, a draft is left',
    schema: { params, answer: Report },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, params: { id }, actor, now, once }) => {
      const zone = await zoneOf(townId);
      return once(async (sql) => {
        await beginVersion(sql, id, { townId, zone, by: actor.id, now, newId: uuidv7 });
        return foundReport(sql, id);
      });
    },
  });
  versionRoutes(app);
  fileRoutes(app, renderer);
}

function versionRoutes(app: TownApp): void {
  const shared = { tag, schema: { params: { id: Id, version: Version } } } as const;
  townRoute(app, {
    ...{ method: 'PATCH', url: '/reports/:id/versions/:version', tag, roles: WRITERS },
    summary: 'Changes title, paragraphs or measures of a draft (If-Match: revision)',
    schema: { ...shared.schema, body: ReportEditing, answer: ReportDetail },
    takes: ['If-Match'],
    handler: ({ params, body, actor, now, ifMatch, inTown }) =>
      inTown((sql) => editDraft(sql, keyOf(params), body, { by: actor.id, now, revision: ifMatch })),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/reports/:id/versions/:version/publish', tag, roles: ['chief', 'leader'] },
    summary: 'Publishes a draft (If-Match: revision); it is frozen from then on',
    schema: { ...shared.schema, answer: ReportDetail },
    takes: ['If-Match', 'Idempotency-Key'],
    handler: ({ params, actor, now, ifMatch, once }) =>
      once((sql) => publishDraft(sql, keyOf(params), { by: actor.id, now, revision: ifMatch })),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/reports/:id/versions/:version/changes', tag, roles: townSeers },
    summary: 'How a version differs from another one: paragraphs, measures, figures',
    schema: { ...shared.schema, query: AgainstQuery, answer: ReportChanges },
    handler: async ({ params, query, inTown }) => ({
      changes: await inTown((sql) => changesOf(sql, keyOf(params), query.with)),
    }),
  });
}

function fileRoutes(app: TownApp, renderer: Renderer): void {
  const { publicUrl } = app.world.config;
  for (const format of ['docx', 'pdf'] as const) {
    townRoute(app, {
      ...{ method: 'GET', url: `/reports/:id/report.${format}`, tag, roles: townSeers },
      summary: `A version as ${format === 'docx' ? 'a Word document in the layout of GB/T 9704' : 'PDF'}; figures are links`,
      schema: { params, query: VersionQuery },
      handler: (call) => sendReport(call, { publicUrl, renderer }, format),
    });
  }
}

function keyOf({ id, version }: { readonly id: string; readonly version: number }) {
  return { reportId: id, version };
}
