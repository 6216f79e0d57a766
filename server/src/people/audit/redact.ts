/** Fields that are never written down, whatever they hold. */
const SECRET = /pass|token|secret|credential|authorization|cookie|otp|recovery|assertion|key$/i;
/** Fields that name a member of the public, and words searched for, which may; the trail says that they were sent, not what they were. */
const PERSONAL = /phone|mobile|idcard|idnumber|reporter|person_?name|person_?phone|resident|^q$/i;
const MOST_TEXT = 200;
const MOST_ITEMS = 20;
const DEEPEST = 5;

/** What a request carried, fit to be kept: no secrets, no personal data, numbers masked, long texts and lists cut. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cut(maskNumbers(value));
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) {
    const kept = value.slice(0, MOST_ITEMS).map((item) => redact(item, depth + 1));
    return value.length > MOST_ITEMS ? [...kept, `… ${value.length}`] : kept;
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactField(name, item, depth + 1)]));
}

function redactField(name: string, item: unknown, depth: number): unknown {
  return SECRET.test(name) || PERSONAL.test(name) ? '…' : redact(item, depth);
}

// Phone numbers and numbers of identity cards wherever they stand in a text, even in rows of other digits.
function maskNumbers(text: string): string {
  return text
    .slice(0, 4 * MOST_TEXT)
    .replaceAll(/(?<!\d)([1-9]\d{2})\d{11}(\d{3}[\dXx])(?!\d)/g, '$1***********$2')
    .replaceAll(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2');
}

function cut(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT).toWellFormed()}…` : text.toWellFormed();
}
