import { randomBytes } from 'node:crypto';
import type { RecoveryCodes, TotpSecret } from '@chengyun/contract/second-factor';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { Refusal } from '../../support/http/refusal.ts';
import { endSessions } from '../accounts/account-queries.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { countTry, forgetTries } from '../accounts/lockout.ts';
import type { Person } from '../caller.ts';
import {
  dropTotp,
  factorShown,
  lockTotp,
  putRecoveryCodes,
  putTotp,
  useRecoveryCode,
  useTotp,
} from './factor-queries.ts';
import { freshRecoveryCodes, hashRecoveryCode } from './recovery-codes.ts';
import { base32, matchingStep, totpUri } from './totp.ts';

const SECRET_BYTES = 20; // RFC 4226, 4: 160 bits
// Tries of a code count for the account from everywhere: who guesses codes has the password and many addresses.
const EVERYWHERE = 'second factor';

/** Makes the secret of an authenticator app; it counts once a code of it was shown. */
export async function beginTotp({ secrets, seal }: Accounts, person: Person): Promise<TotpSecret> {
  const bytes = randomBytes(SECRET_BYTES);
  const sealed = await symmetricEncrypt({ key: seal, data: bytes.toString('base64') });
  if (!(await putTotp(secrets, person.id, sealed))) throw new Refusal('account.factor-exists');
  const secret = base32(bytes);
  return { secret, uri: totpUri(secret, person.username, '城运 Chengyun') };
}

/** Confirms the app with its first code; gives recovery codes, ends the sessions elsewhere. */
export async function confirmTotp(accounts: Accounts, person: Person, code: string): Promise<RecoveryCodes> {
  await takeCode(accounts, person, code, 'unconfirmed');
  const codes = freshRecoveryCodes();
  await putRecoveryCodes(accounts.secrets, person.id, codes.map(hashRecoveryCode));
  await endSessions(accounts.sql, person.id, person.session.id);
  return { codes: [...codes] };
}

/** Shows the second factor of a session: a code of the app, or a recovery code. */
export function showCode(accounts: Accounts, person: Person, code: string): Promise<void> {
  return takeCode(accounts, person, code, 'confirmed');
}

/** Takes the app away. */
export function removeTotp({ secrets }: Accounts, person: Person): Promise<void> {
  return secrets.begin((tx) => dropTotp(tx, person.id)) as Promise<void>;
}

/** New recovery codes; the old ones are void. */
export async function renewRecoveryCodes({ secrets }: Accounts, person: Person): Promise<RecoveryCodes> {
  const codes = freshRecoveryCodes();
  await putRecoveryCodes(secrets, person.id, codes.map(hashRecoveryCode));
  return { codes: [...codes] };
}

async function takeCode(
  accounts: Accounts,
  person: Person,
  given: string,
  wanted: 'confirmed' | 'unconfirmed',
): Promise<void> {
  const { sql, secrets, now } = accounts;
  await countTry(sql, person.username, EVERYWHERE);
  const digits = given.replaceAll(/\s/g, '');
  const right = await (/^\d{6}$/.test(digits)
    ? takeAppCode(accounts, person.id, digits, wanted)
    : wanted === 'confirmed' && useRecoveryCode(secrets, person.id, hashRecoveryCode(given)));
  if (!right) throw new Refusal('account.wrong-code');
  await forgetTries(sql, person.username, EVERYWHERE);
  await factorShown(secrets, person.session.id, now());
}

function takeAppCode({ secrets, seal, now }: Accounts, userId: string, code: string, wanted: string): Promise<boolean> {
  return secrets.begin(async (tx) => {
    const totp = await lockTotp(tx, userId);
    if (!totp || totp.confirmed !== (wanted === 'confirmed')) return false;
    const secret = Buffer.from(await symmetricDecrypt({ key: seal, data: totp.secret }), 'base64');
    const step = matchingStep(secret, code, now(), totp.lastStep);
    if (step === undefined) return false;
    await useTotp(tx, userId, step);
    return true;
  }) as Promise<boolean>;
}
