import {
  Applicant,
  NewPrivacyRequest,
  PrivacyAnswer,
  PrivacyCase,
  PrivacyCorrect,
  PrivacyDetail,
  PrivacyErase,
  PrivacyExport,
  PrivacyList,
  PrivacyLook,
  PrivacyQuery,
  PrivacyReceipt,
  PrivacyRefuse,
  PrivacyVerify,
} from '@chengyun/contract/privacy-request';
import type { Role } from '@chengyun/contract/words';
import { Id } from '@chengyun/contract/words';
import Type, { type Static, type TSchema } from 'typebox';
import { readPolicy } from '../../people/policy/policy-store.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import type { Loop } from '../loop.ts';
import { askHeld } from './ask-held.ts';
import { correctPerson } from './correct-person.ts';
import { answerRequest, refuseRequest, verifyIdentity } from './end-request.ts';
import { eraseCases } from './erase-cases.ts';
import { exportHeld } from './export-held.ts';
import { casesOfRequest, lookAtApplicant } from './look.ts';
import { receiveRequest } from './receive.ts';
import { sendHeld } from './send-held.ts';
import type { Acting } from './take-step.ts';
import { listRequests, requestDetail } from './view.ts';

const tag = 'privacy';
/** Who may erase may handle what people ask about their own data; nobody else knows of it. */
const roles: readonly Role[] = ['chief'];
const params = { id: Id };

/** Requests of members of the public about their own personal data (个人信息权利请求). */
export function privacyRoutes(app: TownApp, loop: Loop): void {
  readingRoutes(app, loop);
  receivingRoute(app, loop);
  lookingRoutes(app, loop);
  fileRoutes(app, loop);
  stepRoute(app, loop, 'verify', 'Notes how the identity of who asks was checked', PrivacyVerify, verifyIdentity);
  stepRoute(app, loop, 'correct', 'Corrects who reported the chosen cases, sealed anew', PrivacyCorrect, correctPerson);
  stepRoute(
    app,
    loop,
    'erase',
    'Erases the chosen cases that have ended; tells which were left',
    PrivacyErase,
    eraseCases,
  );
  stepRoute(app, loop, 'answer', 'Ends a request with what came of it', PrivacyAnswer, answerRequest);
  stepRoute(app, loop, 'refuse', 'Ends a request as refused, with its ground in law', PrivacyRefuse, refuseRequest);
}

function readingRoutes(app: TownApp, loop: Loop): void {
  const { personal } = loop;
  townRoute(app, {
    ...{ method: 'GET', url: '/privacy-requests', tag, roles },
    summary: 'Requests about personal data: those that wait by their due day, then the others',
    schema: { query: PrivacyQuery, answer: PrivacyList },
    handler: async ({ townId, query, inTown, now }) => {
      const { policy } = await readPolicy(loop.pool);
      return inTown((sql) => listRequests(sql, { personal, townId, now }, query, policy.privacyDays));
    },
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/privacy-requests/:id', tag, roles },
    summary: 'One request with its history and the steps that may follow; who asks is masked',
    schema: { params, answer: PrivacyDetail },
    handler: ({ townId, params: { id }, inTown, now }) =>
      inTown((sql) => requestDetail(sql, { personal, townId, now }, id)),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/privacy-requests/:id/cases', tag, roles },
    summary: 'Cases that hold the telephone of who asks, masked; once the identity was checked',
    schema: { params, answer: Type.Object({ cases: Type.Array(PrivacyCase) }, { additionalProperties: false }) },
    handler: async ({ townId, actor, params: { id }, inTown }) => ({
      cases: [...(await inTown((sql) => casesOfRequest({ sql, loop, townId, actor, id })))],
    }),
  });
}

function receivingRoute(app: TownApp, loop: Loop): void {
  townRoute(app, {
    ...{ method: 'POST', url: '/privacy-requests', tag, roles, status: 201 },
    summary: 'Registers what somebody asks about their own data; send Idempotency-Key',
    schema: { body: NewPrivacyRequest, answer: PrivacyReceipt },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, body, once }) => {
      const { policy } = await readPolicy(loop.pool);
      return once((sql) => receiveRequest(sql, loop, { townId, days: policy.privacyDays }, body));
    },
  });
}

function lookingRoutes(app: TownApp, loop: Loop): void {
  townRoute(app, {
    ...{ method: 'POST', url: '/privacy-requests/:id/reveal', tag, roles },
    summary: 'Shows who asks and in which words; the reason is recorded, and looks are counted',
    schema: {
      params,
      body: PrivacyLook,
      answer: Type.Object({ applicant: Applicant, asked: Type.String() }, { additionalProperties: false }),
    },
    handler: async ({ townId, actor, params: { id }, body, inTown }) => {
      const { policy } = await readPolicy(loop.pool);
      return inTown((sql) => lookAtApplicant({ sql, loop, townId, actor, id }, policy, body.reason));
    },
  });
}

function fileRoutes(app: TownApp, loop: Loop): void {
  townRoute(app, {
    ...{ method: 'POST', url: '/privacy-requests/:id/export', tag, roles },
    summary: 'Asks for a file of what is held about who asks in the chosen cases; a second person has to approve it',
    schema: { params, body: PrivacyExport, answer: PrivacyDetail },
    takes: ['Idempotency-Key'],
    handler: ({ townId, actor, via, params: { id }, body, once, now }) =>
      once(async (sql) => {
        await askHeld({ sql, loop, townId, actor, id }, { actor, via, now }, body);
        return requestDetail(sql, { personal: loop.personal, townId, now }, id);
      }),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/privacy-requests/:id/files/:file', tag, roles },
    summary: 'The file that was approved, made once for who asked for it; each case is a look',
    schema: { params: { ...params, file: Id } },
    handler: async ({ townId, actor, via, params: { id, file }, inTown, language, reply, now }) => {
      const { policy } = await readPolicy(loop.pool);
      const asking = { actor, via, now };
      const table = await inTown((sql) => exportHeld({ sql, loop, townId, actor, id }, asking, file, policy, language));
      return sendHeld(reply, table, language);
    },
  });
}

type Taking<B> = (acting: Acting, given: B) => Promise<void>;

// The steps that change a request and answer with it as it is then.
function stepRoute<B extends TSchema>(
  app: TownApp,
  loop: Loop,
  step: string,
  summary: string,
  body: B,
  take: Taking<Static<B>>,
): void {
  townRoute(app, {
    ...{ method: 'POST', url: `/privacy-requests/:id/${step}`, tag, roles, summary },
    schema: { params, body, answer: PrivacyDetail },
    takes: ['Idempotency-Key'],
    handler: ({ townId, actor, params: { id }, body: given, once, now }) =>
      once(async (sql) => {
        await take({ sql, loop, townId, actor, id }, given);
        return requestDetail(sql, { personal: loop.personal, townId, now }, id);
      }),
  });
}
