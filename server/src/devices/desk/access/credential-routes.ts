import { CredentialCounts, CredentialsOrder } from '@chengyun/contract/device-access';
import { Id } from '@chengyun/contract/words';
import Type from 'typebox';
import { type TownApp, townRoute } from '../../../people/town-route.ts';
import { attachmentHeader } from '../../../support/files/disposition.ts';
import { tableType } from '../../../support/files/write-table.ts';
import { credentialCounts, credentialsFile, makeCredentials } from '../../registry/make-credentials.ts';

const tag = 'devices';
const DESK = ['admin', 'chief', 'dispatcher'] as const;

/** Tokens of devices that came in with a list: made when asked for, handed out this once. */
export function credentialRoutes(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/devices/credentials', tag, roles: DESK },
    summary: 'How many devices of an imported list need a token, and how many have one but never spoke',
    schema: { query: Type.Object({ importRun: Id }, { additionalProperties: false }), answer: CredentialCounts },
    handler: ({ query, inTown }) => inTown((sql) => credentialCounts(sql, query.importRun)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/devices/credentials', tag, roles: DESK },
    summary: 'Makes tokens for the devices of an imported list and gives them as a CSV file, this once',
    schema: { body: CredentialsOrder },
    handler: async ({ body, language, inTown, reply }) => {
      const made = await inTown((sql) => makeCredentials(sql, body.importRun, body.again ?? false));
      const name = language === 'zh' ? '设备令牌.csv' : 'device-tokens.csv';
      return reply
        .type(tableType('csv'))
        .header('content-disposition', attachmentHeader(name))
        .send(credentialsFile(made, language));
    },
  });
}
