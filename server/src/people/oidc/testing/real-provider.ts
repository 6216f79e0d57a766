import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'chengyun', secret: 'a-secret-of-this-test-only' } as const;

/** A real OpenID Connect provider on this machine. `subject` is who its next visitor says to be. */
export interface RealProvider {
  readonly issuer: string;
  readonly signsInAs: (subject: string) => void;
  /** What the provider's page is to a browser: follows the address to where it sends the browser back. */
  readonly visit: (url: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts one whose only client comes back to `redirectUri`. */
export async function startProvider(redirectUri: string): Promise<RealProvider> {
  let subject = 'nobody';
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of this test only'] },
    // It would ask the visitor whether this client may know who they are; here they always agree.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/interaction/')) return next();
    await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: subject } });
    ctx.respond = false;
  });
  server.on('request', provider.callback());
  return {
    issuer,
    signsInAs: (name) => {
      subject = name;
    },
    visit: (url) => visit(url, issuer),
    stop: () => stopServer(server),
  };
}

/** A browser that knows only to follow and to keep cookies. */
async function visit(url: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let at = url, steps = 0; steps < 10; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
    if (!at.startsWith(issuer)) return at;
  }
  throw new Error('the provider sends round in circles');
}

function stopServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
