import { randomBytes } from 'node:crypto';
import type { Problem } from '@chengyun/contract/problem';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isOutage } from '../db/outage.ts';
import { InputError, tellFaults } from './input-error.ts';
import type { Language } from './language.ts';
import { fillSentence, Refusal, type RefusalTable } from './refusal.ts';
import { rememberRefusal, replyLanguage } from './request-facts.ts';

/** Sends a problem with its status. */
export type ProblemWriter = (reply: FastifyReply, problem: Problem, language: Language) => void;

/** Six signs by which what a caller was told is found in the log. */
export function newRef(): string {
  return randomBytes(3).toString('hex').toUpperCase();
}

/** Answers every error of a route in the caller's language: as application/problem+json unless `write` has another form. */
export function problemReply(table: RefusalTable, ref: () => string, write: ProblemWriter = sendProblem) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const language = replyLanguage(request);
    const refusal = asRefusal(error, language);
    const problem = refusal && problemOf(table, refusal, language);
    if (refusal && problem) {
      rememberRefusal(request, problem.code);
      const { retryAfter } = refusal.facts;
      if (retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(retryAfter)));
      write(reply, problem, language);
      return;
    }
    const told = ref();
    rememberRefusal(request, 'unexpected');
    request.log.error({ err: error, ref: told, url: request.routeOptions.url }, 'A request failed');
    write(reply, { ...failureOf(table, error, told, language), ref: told }, language);
  };
}

/** The problem of something that is no caller's mistake: an outage that will pass, or our bug. */
function failureOf(table: RefusalTable, error: Error, ref: string, language: Language): Problem {
  const code = isOutage(error) ? 'not-ready' : 'unexpected';
  const problem = problemOf(table, new Refusal(code, { ref }), language);
  return problem ?? { type: 'about:blank', title: code, status: 500, code };
}

/** The problem of a refusal, or nothing when its code is in no table: then it is our bug. */
export function problemOf(table: RefusalTable, refusal: Refusal, language: Language): Problem | undefined {
  const entry = table[refusal.code];
  if (!entry) return undefined;
  const { retryAfter: _, ...facts } = refusal.facts;
  return {
    type: `/docs/errors#${refusal.code}`,
    title: entry.title[language],
    status: entry.status,
    code: refusal.code,
    detail: fillSentence(entry.sentence, language, refusal.values),
    ...facts,
  };
}

function sendProblem(reply: FastifyReply, problem: Problem, language: Language): void {
  reply
    .code(problem.status)
    .headers({ 'content-language': language, 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem);
}

/** What is the caller's mistake, as a refusal; anything else is ours. */
function asRefusal(error: FastifyError | Error, language: Language): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof InputError) {
    const errors = tellFaults(error.faults, language);
    return new Refusal('bad-input', { count: errors.length }, { errors });
  }
  const cause = 'validation' in error ? error.cause : undefined;
  if (cause instanceof InputError) return asRefusal(cause, language);
  return missingReference(error) ?? ('code' in error ? fromFramework(error) : undefined);
}

/** An id in what was sent names nothing (23503, foreign_key_violation): the caller's mistake, whatever the route forgot. */
function missingReference(error: Error): Refusal | undefined {
  if (!('code' in error) || error.code !== '23503' || !('constraint_name' in error)) return undefined;
  // Behind row-level security the store does not repeat the value; the column is in the name it gives by itself.
  return new Refusal('not-found', { what: String(error.constraint_name).replace(/_fkey\d*$/, '') });
}

function fromFramework(error: FastifyError): Refusal | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Refusal('too-large', { limit: '1 MB' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('unsupported-type', {
        type: error.message.split(': ').at(-1) ?? '',
        fits: 'application/json',
      });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new Refusal('bad-request', { why: { zh: '内容不是有效的 JSON。', en: 'the body is not valid JSON.' } });
  }
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? new Refusal('bad-request', { why: error.message }) : undefined;
}
