import type { PasskeyAnswer, PasskeyAsk } from '@chengyun/contract/second-factor';
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { endSessions } from '../accounts/account-queries.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Person } from '../caller.ts';
import { keepChallenge, takeChallenge } from './challenges.ts';
import { factorShown } from './factor-queries.ts';
import type { Site } from './site.ts';

type Row = {
  readonly id: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: AuthenticatorTransport[];
};

/** Asks the browser to make a passkey. */
export async function askForPasskey({ secrets }: Accounts, person: Person, site: Site): Promise<PasskeyAsk> {
  const known = await keysOf(secrets, person.id);
  const options = await generateRegistrationOptions({
    rpName: '城运 Chengyun',
    rpID: site.domain,
    userName: person.username,
    userDisplayName: person.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
  await keepChallenge(secrets, asked(person, 'passkey.add', options.challenge), challengeId(person, 'add'));
  return { options };
}

/** Keeps the passkey that the browser made; it counts as shown, and the sessions elsewhere end. */
export async function addPasskey(
  accounts: Accounts,
  person: Person,
  { response, name }: PasskeyAnswer,
  site: Site,
): Promise<void> {
  const { secrets, sql, now } = accounts;
  const kept = await takeChallenge(secrets, challengeId(person, 'add'), 'passkey.add');
  const made = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: kept?.data['challenge'] ?? refuse(),
    expectedOrigin: site.origin,
    expectedRPID: site.domain,
    requireUserVerification: false,
  }).catch(refuse);
  if (!made.verified) return refuse();
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
  await secrets`
    insert into platform.passkey (id, user_id, public_key, counter, transports, name, rp_id)
    values (${id}, ${person.id}, ${Buffer.from(publicKey)}, ${counter}, ${transports}, ${name ?? '—'}, ${site.domain})`;
  await factorShown(secrets, person.session.id, now());
  await endSessions(sql, person.id, person.session.id);
}

/** Asks the browser to show one of the person's passkeys. */
export async function askPasskey({ secrets }: Accounts, person: Person, site: Site): Promise<PasskeyAsk> {
  const known = await keysOf(secrets, person.id);
  const options = await generateAuthenticationOptions({
    rpID: site.domain,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    userVerification: 'preferred',
  });
  await keepChallenge(secrets, asked(person, 'passkey.use', options.challenge), challengeId(person, 'use'));
  return { options };
}

/** Shows the second factor of a session with a passkey of its owner. */
export async function showPasskey(
  { secrets, now }: Accounts,
  person: Person,
  { response }: PasskeyAnswer,
  site: Site,
): Promise<void> {
  const kept = await takeChallenge(secrets, challengeId(person, 'use'), 'passkey.use');
  const answer = response as AuthenticationResponseJSON;
  const known = (await keysOf(secrets, person.id)).find(({ id }) => id === answer.id);
  if (!kept || !known) return refuse();
  const shown = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: kept.data['challenge'] ?? '',
    expectedOrigin: site.origin,
    expectedRPID: site.domain,
    credential: known,
    requireUserVerification: false,
  }).catch(refuse);
  if (!shown.verified) return refuse();
  const counter = shown.authenticationInfo.newCounter;
  await secrets`update platform.passkey set counter = ${counter}, last_used_at = now() where id = ${known.id}`;
  await factorShown(secrets, person.session.id, now());
}

/** Takes one passkey away. */
export async function removePasskey({ secrets }: Accounts, person: Person, id: string): Promise<void> {
  const gone = await secrets`delete from platform.passkey where id = ${id} and user_id = ${person.id} returning id`;
  if (gone.length === 0) throw new Refusal('not-found', { what: id });
}

function keysOf(secrets: Sql, userId: string): Promise<Row[]> {
  return secrets<Row[]>`
    select id, public_key as "publicKey", counter::float8 as counter, transports from platform.passkey
    where user_id = ${userId} order by created_at`;
}

// One question at a time to each session: a new one replaces the last.
const challengeId = ({ session }: Person, what: 'add' | 'use') => `${what} ${session.id}`;

function asked({ id }: Person, purpose: 'passkey.add' | 'passkey.use', challenge: string) {
  return { purpose, userId: id, data: { challenge } };
}

/** Why it was not accepted helps only who tries to get around it. */
function refuse(): never {
  throw new Refusal('account.passkey-refused');
}
