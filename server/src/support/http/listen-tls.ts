import { createServer } from 'node:https';
import type { KeptCertificate } from '../tls/keep-certificate.ts';
import type { Http } from './build-http.ts';
import { portTrouble } from './listen.ts';
import { PATIENCE } from './patience.ts';

const GRACE_MS = 3_000;

/** Serves the same application over TLS on a port of its own; gives the port and how to stop. */
export async function listenTls(
  http: Pick<Http, 'routing'>,
  certificate: KeptCertificate,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const options = { minVersion: 'TLSv1.2', keepAliveTimeout: 65_000, ...PATIENCE } as const;
  const server = createServer({ ...options, ...pairOf(certificate) }, (request, reply) => http.routing(request, reply));
  certificate.onChange(() => server.setSecureContext(pairOf(certificate)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error(portTrouble(cause, { host, port, setting: 'HTTPS_PORT', hostSetting: 'HOST' }), { cause })),
    );
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}

function pairOf(certificate: KeptCertificate) {
  const { cert, key } = certificate.current();
  return { cert, key };
}
