import type * as Client from 'openid-client';
import type { OidcSettings } from '../../config.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Log } from '../../support/log.ts';

/** What a sign-in at the provider must come back with. */
export type Expected = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** The provider as the sign-in needs it: where to send a browser, and who came back. */
export type Provider = {
  readonly name: string;
  readonly begin: (redirectUri: string) => Promise<Expected & { readonly url: string }>;
  /** The subject of a checked ID token; refuses when state, nonce, signature, audience or time do not fit. */
  readonly finish: (callbackUrl: URL, expected: Expected) => Promise<string>;
};

/** The provider of the settings; its description is fetched at first use and again after a failure, so that its downtime is not ours. */
export function makeProvider({ issuer, clientId, clientSecret, name }: OidcSettings, log: Log): Provider {
  let found: Promise<Found> | undefined;
  const discover = () => {
    found ??= find({ issuer, clientId, clientSecret });
    return found.catch((error: unknown) => {
      found = undefined;
      log.warn({ err: error }, 'The identity provider could not be reached');
      throw new Refusal('account.oidc-down');
    });
  };
  return {
    name,
    begin: async (redirectUri) => {
      const { client, config } = await discover();
      const expected = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: expected.state,
        nonce: expected.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(expected.verifier),
        code_challenge_method: 'S256',
      });
      return { ...expected, url: url.href };
    },
    finish: async (callbackUrl, { state, nonce, verifier }) => {
      const { client, config } = await discover();
      const tokens = await client
        .authorizationCodeGrant(config, callbackUrl, {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        })
        .catch((error: unknown) => {
          log.warn({ err: error }, 'A sign-in at the identity provider was refused');
          throw new Refusal('account.oidc-refused');
        });
      return tokens.claims()?.sub ?? refuse();
    },
  };
}

type Found = { readonly client: typeof Client; readonly config: Client.Configuration };

async function find({ issuer, clientId, clientSecret }: Omit<OidcSettings, 'name'>): Promise<Found> {
  const client = await import('openid-client'); // only where there is a provider
  const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    execute: isLoopback(issuer) ? [client.allowInsecureRequests] : [],
    timeout: 10,
  });
  return { client, config };
}

// Plain http would let anybody on the way be the provider; on this machine there is no way.
function isLoopback(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function refuse(): never {
  throw new Refusal('account.oidc-refused');
}
