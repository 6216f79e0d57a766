import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Language, languageOf } from './language.ts';

const LOCALE = 'readerLocale';
const CODE = 'refusalCode';

/** Makes room on each request for the locale of whoever is signed in and for why it was refused. */
export function decorateRequests(app: Pick<FastifyInstance, 'decorateRequest'>): void {
  app.decorateRequest(LOCALE, null);
  app.decorateRequest(CODE, null);
}

/** Remembers the locale of the account that asks, for the language of answers. */
export function rememberLocale(request: FastifyRequest, locale: string | null): void {
  request.setDecorator(LOCALE, locale);
}

/** The language to answer this request in. */
export function replyLanguage(request: FastifyRequest): Language {
  return languageOf(request.headers['accept-language'], request.getDecorator<string | null>(LOCALE));
}

/** Remembers by which code a request was refused, for whoever keeps account of it. */
export function rememberRefusal(request: FastifyRequest, code: string): void {
  request.setDecorator(CODE, code);
}

/** The code a request was refused by, if it was. */
export function refusalCode(request: FastifyRequest): string | undefined {
  return request.getDecorator<string | null>(CODE) ?? undefined;
}
