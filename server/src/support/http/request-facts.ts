import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Language, languageOf } from './language.ts';

const LOCALE = 'readerLocale';

/** Makes room on each request for the locale of whoever is signed in. */
export function decorateRequests(app: Pick<FastifyInstance, 'decorateRequest'>): void {
  app.decorateRequest(LOCALE, null);
}

/** Remembers the locale of the account that asks, for the language of answers. */
export function rememberLocale(request: FastifyRequest, locale: string | null): void {
  request.setDecorator(LOCALE, locale);
}

/** The language to answer this request in. */
export function replyLanguage(request: FastifyRequest): Language {
  return languageOf(request.headers['accept-language'], request.getDecorator<string | null>(LOCALE));
}
