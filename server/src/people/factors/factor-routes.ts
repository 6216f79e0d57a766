import {
  FactorCode,
  MyFactors,
  OwnPassword,
  PasskeyAnswer,
  PasskeyAsk,
  RecoveryCodes,
  TotpSecret,
} from '@chengyun/contract/second-factor';
import Type from 'typebox';
import { Refusal } from '../../support/http/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { refuseWrongPassword } from '../accounts/own-password.ts';
import type { Person } from '../caller.ts';
import { type PersonApp, personRoute } from '../person-route.ts';
import { needsFactor } from '../policy/standing.ts';
import { factorsOf } from './factor-queries.ts';
import { addPasskey, askForPasskey, askPasskey, removePasskey, showPasskey } from './passkey-acts.ts';
import { siteOf } from './site.ts';
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes, showCode } from './totp-acts.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
// Nobody adds a factor of their own with a stolen or issued password.
const own = { stage: 'settled', method: 'POST', strict: true } as const;
const showing = { stage: 'begun', method: 'POST', strict: true } as const;

type Tools = {
  readonly accounts: Accounts;
  readonly publicUrl: string | undefined;
  readonly oidcName: string | undefined;
};

/** Second factors of the reader: set up, shown at the sign-in, taken away. */
export function factorRoutes(app: PersonApp, tools: Tools): void {
  const { accounts } = tools;
  personRoute(app, {
    ...{ method: 'GET', url: '/api/me/factors', summary: 'my second factors', stage: 'shown', answer: MyFactors },
    handler: ({ person }) => readFactors(tools, person),
  });
  personRoute(app, {
    ...own,
    ...{ url: '/api/me/factors/totp', summary: 'begin an authenticator app', body: OwnPassword, answer: TotpSecret },
    handler: async ({ person, body, request }) => {
      await refuseWrongPassword(accounts, person, body.password, request.ip);
      return beginTotp(accounts, person);
    },
  });
  personRoute(app, {
    ...own,
    ...{ url: '/api/me/factors/totp/confirm', summary: 'confirm it with a code' },
    ...{ body: FactorCode, answer: RecoveryCodes },
    handler: ({ person, body }) => confirmTotp(accounts, person, body.code),
  });
  personRoute(app, {
    ...own,
    ...{ url: '/api/me/factors/totp/remove', summary: 'take the authenticator app away' },
    ...{ body: OwnPassword, answer: MyFactors },
    handler: async ({ person, body, request }) => {
      await refuseWrongPassword(accounts, person, body.password, request.ip);
      await refuseLastFactor(tools, person, 'totp');
      await removeTotp(accounts, person);
      return readFactors(tools, person);
    },
  });
  personRoute(app, {
    ...own,
    ...{ url: '/api/me/factors/recovery-codes', summary: 'new recovery codes' },
    ...{ body: OwnPassword, answer: RecoveryCodes },
    handler: async ({ person, body, request }) => {
      await refuseWrongPassword(accounts, person, body.password, request.ip);
      return renewRecoveryCodes(accounts, person);
    },
  });
  passkeyRoutes(app, tools);
  showingRoutes(app, tools);
}

function passkeyRoutes(app: PersonApp, tools: Tools): void {
  const { accounts, publicUrl } = tools;
  personRoute(app, {
    ...own,
    ...{ url: '/api/me/factors/passkeys/ask', summary: 'begin a passkey', body: OwnPassword, answer: PasskeyAsk },
    handler: async ({ person, body, request }) => {
      await refuseWrongPassword(accounts, person, body.password, request.ip);
      return askForPasskey(accounts, person, siteOf(request, publicUrl));
    },
  });
  personRoute(app, {
    ...own,
    ...{ url: '/api/me/factors/passkeys', summary: 'add the passkey', body: PasskeyAnswer, answer: MyFactors },
    handler: async ({ person, body, request }) => {
      await addPasskey(accounts, person, body, siteOf(request, publicUrl));
      return readFactors(tools, person);
    },
  });
  personRoute(app, {
    ...own,
    ...{ url: '/api/me/factors/passkeys/:id/remove', summary: 'take a passkey away' },
    ...{ params: { id: Type.String({ maxLength: 1400 }) }, body: OwnPassword, answer: MyFactors },
    handler: async ({ person, params, body, request }) => {
      await refuseWrongPassword(accounts, person, body.password, request.ip);
      await refuseLastFactor(tools, person, params.id);
      await removePasskey(accounts, person, params.id);
      return readFactors(tools, person);
    },
  });
}

function showingRoutes(app: PersonApp, { accounts, publicUrl }: Tools): void {
  personRoute(app, {
    ...showing,
    ...{ url: '/api/auth/factor/code', summary: 'show the second factor: a code', body: FactorCode, answer: Ok },
    handler: async ({ person, body }) => {
      await showCode(accounts, person, body.code);
      return { ok: true };
    },
  });
  personRoute(app, {
    ...showing,
    ...{ url: '/api/auth/factor/passkey/ask', summary: 'show the second factor: what to ask the browser' },
    answer: PasskeyAsk,
    handler: ({ person, request }) => askPasskey(accounts, person, siteOf(request, publicUrl)),
  });
  personRoute(app, {
    ...showing,
    ...{
      url: '/api/auth/factor/passkey',
      summary: 'show the second factor: a passkey',
      body: PasskeyAnswer,
      answer: Ok,
    },
    handler: async ({ person, body, request }) => {
      await showPasskey(accounts, person, body, siteOf(request, publicUrl));
      return { ok: true };
    },
  });
}

async function readFactors({ accounts, oidcName }: Tools, person: Person): Promise<MyFactors> {
  const { totp, left, passkeys, oidc } = await factorsOf(accounts.secrets, person.id);
  const required = needsFactor(person.held, await accounts.policies.now());
  return {
    ...{ totp, recoveryCodesLeft: left, passkeys, required },
    oidc: oidcName === undefined ? null : { name: oidcName, connected: oidc },
  };
}

/** Whose role asks for a second factor keeps at least one. */
async function refuseLastFactor(tools: Tools, person: Person, taken: string): Promise<void> {
  const { required, totp, passkeys } = await readFactors(tools, person);
  const left = (totp && taken !== 'totp' ? 1 : 0) + passkeys.filter(({ id }) => id !== taken).length;
  if (required && left === 0) throw new Refusal('account.factor-kept');
}
