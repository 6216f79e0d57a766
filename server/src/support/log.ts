import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Where secrets may stand in what is logged; none of it ever reaches the log. */
const SECRETS = [
  'password',
  '*.password',
  'headers.authorization',
  'headers.cookie',
  'req.headers.authorization',
  'req.headers.cookie',
];

/** An error as it is logged: whatever it carries, no field that bears the name of a secret. */
function errorWithoutSecrets(error: Error): unknown {
  return scrub(pino.stdSerializers.err(error), 0);
}

const SECRET = /authorization|cookie|password|secret|token|api_?key/i;

function scrub(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 6) return '…';
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1));
  const fields = Object.entries(value).map(([name, item]) => [name, SECRET.test(name) ? '…' : scrub(item, depth + 1)]);
  return Object.fromEntries(fields);
}

/** The server's log on stderr: one JSON object per line, or readable lines on a terminal; or on `out`. */
export function makeLog(level: string, pretty = process.stderr.isTTY, out?: DestinationStream): Log {
  const options = { level, redact: { paths: SECRETS, censor: '…' }, serializers: { err: errorWithoutSecrets } };
  if (out) return pino(options, out);
  if (!pretty) return pino(options, pino.destination({ fd: 2, sync: false }));
  const target = { target: 'pino-pretty', options: { destination: 2, ignore: 'pid,hostname' } };
  return pino({ ...options, transport: target });
}
