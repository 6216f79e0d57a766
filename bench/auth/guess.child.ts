import { Agent, request } from 'node:http';
import { setPriority } from 'node:os';

/** Guesses passwords as fast as answers come, over many connections and from as many addresses as asked. */
const [url = '', addresses = '1', connections = '64'] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const counts: Record<string, number> = {};

// A guesser sits on a machine of its own; here it takes only what nobody else wants.
setPriority(19);

async function guessOn(nth: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const localAddress = `127.0.0.${1 + (nth % Number(addresses))}`;
  for (let n = 0; ; n += 1) {
    const body = JSON.stringify({ username: `guessed-${nth}-${Math.floor(n / 4)}`, password: `Guess-${n}-word` });
    const status = await send(agent, localAddress, body).catch(() => 0);
    counts[status] = (counts[status] ?? 0) + 1;
  }
}

function send(agent: Agent, localAddress: string, body: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const path = '/api/auth/sign-in/username';
  const sent = request({ agent, hostname, port, localAddress, method: 'POST', path, headers }, (reply) => {
    reply.resume();
    reply.once('end', () => resolve(reply.statusCode ?? 0));
  });
  sent.once('error', reject);
  sent.end(body);
  return promise;
}

process.on('SIGTERM', () => {
  process.stdout.write(`${JSON.stringify(counts)}\n`, () => process.exit(0));
});
await Promise.all(Array.from({ length: Number(connections) }, (_, nth) => guessOn(nth)));
