import { FullFile, FullFileDecision, FullFileList, FullFileQuery } from '@chengyun/contract/full-file';
import { Id } from '@chengyun/contract/words';
import { type TownApp, townRoute } from '../town-route.ts';
import { decideFullFile } from './full-file.ts';
import { listFiles } from './view.ts';

const tag = 'full files';

/** Files with personal data in full: who asked for which, and the decision of a second person. */
export function fullFileRoutes(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/full-files', tag, roles: ['intake', 'dispatcher', 'chief', 'leader', 'admin'] },
    summary: 'Files with personal data in full: all for a chief or leader, for others those they asked for',
    schema: { query: FullFileQuery, answer: FullFileList },
    handler: ({ actor, query, inTown, now }) => inTown((sql) => listFiles(sql, actor, query, now)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/full-files/:id/decide', tag, roles: ['chief', 'leader'] },
    summary: 'Approves or refuses what somebody else asked for',
    schema: { params: { id: Id }, body: FullFileDecision, answer: FullFile },
    takes: ['Idempotency-Key'],
    handler: ({ actor, via, params: { id }, body, once, now }) =>
      once((sql) => decideFullFile(sql, { actor, via, now }, id, body)),
  });
}
