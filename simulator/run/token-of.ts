import { createHmac } from 'node:crypto';
import type { TokenOf } from '../speak/packets-of.ts';

/** Tokens of simulated devices: each follows from one secret and the device's name, so that only the secret is kept. */
export function tokensFrom(secret: string): TokenOf {
  const known = new Map<string, string>();
  return (externalId) => {
    const token =
      known.get(externalId) ?? createHmac('sha256', secret).update(externalId).digest('base64url').slice(0, 24);
    known.set(externalId, token);
    return token;
  };
}
