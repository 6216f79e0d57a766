import type {
  FactorCode,
  MyFactors,
  MySession,
  OwnPassword,
  PasskeyAsk,
  RecoveryCodes,
  TotpSecret,
} from '@chengyun/contract/second-factor';
import { startRegistration } from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { paths } from '../api/paths.ts';

export const factorsQuery = queryOptions({
  queryKey: ['me', 'factors'],
  queryFn: ({ signal }) => api<MyFactors>(paths.myFactors(), { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => api<readonly MySession[]>(paths.mySessions(), { signal }),
});

/** Begins an authenticator app; it counts once a code of it was shown. */
export const beginTotp = (body: OwnPassword) => api<TotpSecret>(paths.myFactor('totp'), { body });
export const confirmTotp = (body: FactorCode) => api<RecoveryCodes>(paths.myFactor('totp/confirm'), { body });
export const removeTotp = (body: OwnPassword) => api<MyFactors>(paths.myFactor('totp/remove'), { body });
export const renewCodes = (body: OwnPassword) => api<RecoveryCodes>(paths.myFactor('recovery-codes'), { body });
export const removePasskey = (id: string, body: OwnPassword) => api<MyFactors>(paths.myPasskey(id), { body });
export const endSession = (id: string) => api<readonly MySession[]>(paths.mySession(id), { method: 'DELETE' });
export const disconnect = (body: OwnPassword) => api(paths.oidc('disconnect'), { body });

/** Goes to the identity provider; the way back leads to the account page. */
export async function connect(body: OwnPassword): Promise<void> {
  const { url } = await api<{ url: string }>(paths.oidc('connect'), { body });
  window.location.assign(url);
}

/** Asks the browser for a new passkey and keeps it. */
export async function addPasskey(body: OwnPassword, name: string): Promise<MyFactors> {
  const { options } = await api<PasskeyAsk>(paths.myFactor('passkeys/ask'), { body });
  const optionsJSON = options as Parameters<typeof startRegistration>[0]['optionsJSON'];
  const response = await startRegistration({ optionsJSON });
  return api(paths.myFactor('passkeys'), { body: { response, name } });
}
