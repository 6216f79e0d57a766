import { maskPiece } from '../mask.ts';
import { findNumbers, inOtherWords } from '../personal/find-personal.ts';
import { HIDDEN } from '../personal/pieces.ts';

/** Fields that are never written down, whatever they hold. */
const SECRET = /pass|token|secret|credential|authorization|cookie|otp|recovery|assertion|key$/i;
/** Fields that name a member of the public, and words searched for, which may; the trail says that they were sent, not what they were. */
const PERSONAL =
  /phone|mobile|idcard|idnumber|reporter|person_?name|person_?phone|resident|applicant|^(first|last)_name$|^asked$|^q$/i;
const MOST_TEXT = 200;
const MOST_ITEMS = 20;
const DEEPEST = 5;

/** What a request carried, fit to be kept: no secrets, no personal data, numbers masked, long texts and lists cut. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cut(maskNumbers(writable(value)));
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) {
    const kept = value.slice(0, MOST_ITEMS).map((item) => redact(item, depth + 1));
    return value.length > MOST_ITEMS ? [...kept, `… ${value.length}`] : kept;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [writable(name), redactField(name, item, depth + 1)]),
  );
}

function redactField(name: string, item: unknown, depth: number): unknown {
  return SECRET.test(name) || PERSONAL.test(name) ? '…' : redact(item, depth);
}

// Telephone and identity numbers wherever they stand in a text, also what looks like an identity number and has a wrong check sign.
function maskNumbers(text: string): string {
  const begun = text.slice(0, 4 * MOST_TEXT);
  const masked = inOtherWords(begun, findNumbers(begun), ({ kind, value }) => maskPiece(kind, value) ?? HIDDEN);
  return masked.replaceAll(/(?<!\d)([1-9]\d{2})\d{11}(\d{3}[\dXx])(?!\d)/g, '$1***********$2');
}

// What is refused for a character that the store cannot keep is told all the same.
function writable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

function cut(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT).toWellFormed()}…` : text.toWellFormed();
}
