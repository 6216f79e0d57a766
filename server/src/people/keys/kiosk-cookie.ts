import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'chengyun.kiosk';
const SECONDS_A_DAY = 86_400;

/** The token of a screen that a request bears. */
export function kioskToken({ headers }: FastifyRequest): string | undefined {
  return /(?:^|;\s*)chengyun\.kiosk=([A-Za-z0-9_-]{20,200})/.exec(headers.cookie ?? '')?.[1];
}

/** Hands a screen its token: no script reads it, no other site sends it, and only our interface gets it. */
export function giveKioskToken(request: FastifyRequest, reply: FastifyReply, token: string, days: number): void {
  const https = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  const parts = [`${NAME}=${token}`, 'Path=/api', 'HttpOnly', 'SameSite=Strict', `Max-Age=${days * SECONDS_A_DAY}`];
  reply.header('set-cookie', [...parts, ...(https ? ['Secure'] : [])].join('; '));
}
