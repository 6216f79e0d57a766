import type { Problem } from '@chengyun/contract/problem';
import type { FastifyReply } from 'fastify';
import type { ProblemWriter } from '../../../support/http/problem-reply.ts';
import { type Tree, writeXml } from './write-xml.ts';

export type Format = 'xml' | 'json';

/** Both formats of an answer: the XML root, and what stands in it. */
export type Answer = { readonly root: string; readonly tree: Tree };

/** Sends an answer in the format of the address; JSON has no root, so that a list is an array. */
export function sendAnswer(reply: FastifyReply, format: Format, { root, tree }: Answer): FastifyReply {
  const text = format === 'json' ? JSON.stringify(tree) : writeXml(root, tree);
  // The specification says text/xml, and checkers of servers want exactly that.
  return reply.type(`${format === 'json' ? 'application/json' : 'text/xml'}; charset=utf-8`).send(text);
}

/** Sends a problem as Open311 has it: a list of errors, each with the status as its code. */
export const sendErrors: ProblemWriter = (reply, problem, language) => {
  const status = statusOf(problem);
  reply.code(status).headers({ 'content-language': language, 'cache-control': 'no-store' });
  const format: Format = /\.json(\?|$)/.test(reply.request.url) ? 'json' : 'xml';
  sendAnswer(reply, format, { root: 'errors', tree: errorsOf(problem, status) });
};

/** One error for each field that does not fit, else one for all. */
export function errorsOf({ errors = [], detail, title }: Problem, code: number): Tree {
  if (errors.length === 0) return [{ code, description: detail ?? title }];
  return errors.map(({ path, message }) => ({ code, description: path === '' ? message : `${path}: ${message}` }));
}

/**
 * GeoReport v2 knows 400, 403 (the key) and 404 (jurisdiction, service, request). Floods and failures of ours keep their
 * status: a client has to know that a repeat may help.
 */
export function statusOf({ status }: Pick<Problem, 'status'>): number {
  if (status === 401 || status === 403) return 403;
  return status === 404 || status === 429 || status >= 500 ? status : 400;
}
