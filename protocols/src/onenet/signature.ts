import { createHash, timingSafeEqual } from 'node:crypto';
import type { Push } from './event.ts';

/** base64(md5(token + nonce + msg)), the platform's signature of a push and of its address check. */
export function sign(token: string, nonce: string, message: string): string {
  return createHash('md5')
    .update(token + nonce + message, 'utf8')
    .digest('base64');
}

/** Whether a push was signed with our token, over the text as it came. */
export function isSigned(push: Push, token: string): boolean {
  return matches(push.signature, sign(token, push.nonce, push.kind === 'plain' ? push.signed : push.message));
}

/** The answer to the platform's GET check of our address: `msg` itself when its signature is right, null otherwise. */
export function addressCheck(
  query: { readonly msg: string; readonly nonce: string; readonly signature: string },
  token: string,
): string | null {
  // a '+' of the signature arrives as a space where the platform does not escape it
  return matches(query.signature.replaceAll(' ', '+'), sign(token, query.nonce, query.msg)) ? query.msg : null;
}

function matches(sent: string, expected: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
