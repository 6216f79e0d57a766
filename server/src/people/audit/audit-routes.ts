import { AuditPage, AuditQuery, SecurityOverview } from '@chengyun/contract/audit';
import Type from 'typebox';
import { type TownApp, townRoute } from '../town-route.ts';
import { zoneOf } from '../town-zone.ts';
import { exportEntries } from './export-entries.ts';
import { everyEntry, findEntries } from './find-entries.ts';
import { securityOverview } from './security-overview.ts';

const tag = 'audit';
/** What a sheet holds. */
const MOST_EXPORTED = 1_000_000;

/** The trail for the auditor; how safe the installation is, for the three administrators. */
export function auditRoutes(app: TownApp): void {
  const { dataDir } = app.world.config;
  townRoute(app, {
    ...{ method: 'GET', url: '/audit', tag, roles: ['auditor'] },
    summary: 'Searches the audit trail of the town and of the installation, newest first, keyset pages',
    schema: { query: AuditQuery, answer: AuditPage },
    handler: ({ inTown, query, now }) => inTown((sql) => findEntries(sql, query, now)),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/audit/export', tag, roles: ['auditor'] },
    summary: 'The same lines as a file: CSV or XLSX, streamed, at most a million',
    schema: {
      query: Type.Object(
        { ...AuditQuery.properties, format: Type.Enum(['xlsx', 'csv']) },
        { additionalProperties: false },
      ),
    },
    handler: async ({ townId, name, inTown, query, now, reply, language }) => {
      const zone = await inTown((sql) => zoneOf(sql, townId));
      const { format, limit: _, ...wanted } = query;
      const page = (one: AuditQuery) => inTown((sql) => findEntries(sql, one, now));
      return exportEntries(reply, everyEntry(page, wanted, MOST_EXPORTED), { format, language, zone, now, by: name });
    },
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/security', tag, roles: ['sysadmin', 'secadmin', 'auditor'] },
    summary: 'Who is locked, which keys are a worry, whether the trail is whole, when the last backup was',
    schema: { answer: SecurityOverview },
    handler: ({ inTown, townId }) => inTown((sql) => securityOverview(sql, townId, dataDir)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/security/check', tag, roles: ['secadmin', 'auditor'], status: 202 },
    summary: 'Has the whole trail checked in the background; the overview shows what came of it',
    schema: { answer: Type.Object({ asked: Type.Boolean() }) },
    handler: ({ inTown }) =>
      inTown(async (sql) => {
        await sql`select platform.enqueue('audit.check', '{}', 'audit.check')`;
        return { asked: true };
      }),
  });
}
