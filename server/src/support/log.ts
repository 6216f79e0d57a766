import pino, { type Logger } from 'pino';

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

/** The server's log on stderr: one JSON object per line, or readable lines on a terminal. */
export function makeLog(level: string, pretty = process.stderr.isTTY): Log {
  const options = { level, redact: { paths: SECRETS, censor: '…' } };
  if (!pretty) return pino(options, pino.destination({ fd: 2, sync: false }));
  const target = { target: 'pino-pretty', options: { destination: 2, ignore: 'pid,hostname' } };
  return pino({ ...options, transport: target });
}
