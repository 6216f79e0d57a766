import { NewOpen311Request } from '@chengyun/contract/open311';
import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '../../../support/http/language.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { type ReadForm, readForm } from './read-form.ts';

const FORM = 'application/x-www-form-urlencoded';
const KNOWN: ReadonlySet<string> = new Set(Object.keys(NewOpen311Request.properties));

/** Takes forms, and nothing else, as bodies. */
export function takeForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  const whole = { parseAs: 'buffer' as const };
  scope.addContentTypeParser(FORM, whole, (_request, bytes: Buffer, done) => {
    const read = readForm(bytes);
    if (read.ok) done(null, bodyOf(read.value));
    else done(new Refusal('bad-request', { why: told(read) }));
  });
  scope.addContentTypeParser('*', whole, ({ headers }, _bytes, done) =>
    done(new Refusal('unsupported-type', { type: headers['content-type'] ?? '', fits: FORM })),
  );
}

// What else clients send goes no further: an e-mail address nobody here needs would else stand in the trail of a refusal.
function bodyOf({ fields, attributes }: Extract<ReadForm, { ok: true }>['value']): Record<string, unknown> {
  const attribute = attributes.size > 0 ? { attribute: Object.fromEntries(attributes) } : {};
  return { ...Object.fromEntries([...fields].filter(([name]) => KNOWN.has(name))), ...attribute };
}

function told({ why, at }: Extract<ReadForm, { ok: false }>): Bilingual {
  switch (why) {
    case 'encoding':
      return { zh: `第 ${at + 1} 项不是 UTF-8 编码。`, en: `pair ${at + 1} of the form is not UTF-8.` };
    case 'twice':
      return { zh: `第 ${at + 1} 项的参数重复。`, en: `pair ${at + 1} of the form names a parameter again.` };
    case 'many':
      return { zh: `参数超过 ${at} 个。`, en: `the form has more than ${at} pairs.` };
  }
}
