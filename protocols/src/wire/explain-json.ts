import { type Explained, type Said, type Stretch, same } from './explained.ts';
import { parseJson } from './json.ts';

const encoder = new TextEncoder();
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const TOKEN = /[\s]*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}[\],:"]+))/y;
/** A message of a device has a few dozen values; what is longer is told as a whole. */
const MOST = 400;

/** What the values of a JSON document say, each by its path, and where it cannot be read. */
export function explainJson(bytes: Uint8Array): Explained {
  const parsed = parseJson(bytes);
  const text = lenient.decode(bytes);
  const fault = parsed.ok ? null : { at: parsed.at, why: wordsOf(parsed.why) };
  const leaves = leavesOf(text).slice(0, MOST);
  const bound = fault?.at ?? bytes.length;
  const place = placer(text);
  const stretches: Stretch[] = leaves
    .map(({ path, from, to }) => {
      const at = place(from);
      return { at, length: place(to) - at, name: same(path), value: same(text.slice(from, to)) };
    })
    .filter(({ at, length }) => length > 0 && at + length <= bound);
  if (fault === null) return { stretches, fault };
  const broken = {
    at: fault.at,
    length: Math.max(1, bytes.length - fault.at),
    name: BROKEN,
    value: same(tail(text, fault.at)),
  };
  return { stretches: fault.at < bytes.length ? [...stretches, { ...broken, fault: fault.why }] : stretches, fault };
}

const BROKEN: Said = { zh: '从这里起无法解析', en: 'cannot be read from here on' };

function tail(text: string, at: number): string {
  return lenient.decode(encoder.encode(text).slice(at)).slice(0, 80);
}

type Leaf = { readonly path: string; readonly from: number; readonly to: number };
type Open = { readonly kind: '{' | '['; key: string; nth: number; wantsKey: boolean };

/** The plain values of a document with their paths, as far as its tokens can be told. */
function leavesOf(text: string): readonly Leaf[] {
  const open: Open[] = [];
  const leaves: Leaf[] = [];
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token && leaves.length <= MOST; token = TOKEN.exec(text)) {
    const [whole, mark, quoted, bare] = token;
    const to = token.index + whole.length;
    if (mark !== undefined) {
      stepBy(open, mark);
      continue;
    }
    const value = quoted ?? bare ?? '';
    const inner = open.at(-1);
    if (inner?.kind === '{' && inner.wantsKey) inner.key = nameOf(value);
    else leaves.push({ path: pathOf(open), from: to - value.length, to });
  }
  return leaves;
}

function stepBy(open: Open[], mark: string): void {
  const inner = open.at(-1);
  if (mark === '{' || mark === '[') open.push({ kind: mark, key: '', nth: 0, wantsKey: mark === '{' });
  else if (mark === '}' || mark === ']') open.pop();
  else if (mark === ':' && inner) inner.wantsKey = false;
  else if (mark === ',' && inner) {
    inner.nth += 1;
    inner.wantsKey = inner.kind === '{';
  }
}

function pathOf(open: readonly Open[]): string {
  const steps = open.map(({ kind, key, nth }) => (kind === '[' ? `[${nth}]` : `.${key}`));
  return steps.join('').replace(/^\./, '') || '$';
}

function nameOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** From a place in characters to one in bytes; places are asked for in their order. */
function placer(text: string): (at: number) => number {
  let [chars, bytes] = [0, 0];
  return (at) => {
    bytes += encoder.encode(text.slice(chars, at)).length;
    chars = at;
    return bytes;
  };
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^expected ':'/, '缺少冒号'],
  [/^expected ',' or '}'/, '缺少逗号或 }'],
  [/^expected ',' or ']'/, '缺少逗号或 ]'],
  [/^expected a string/, '应为带双引号的名称'],
  [/^expected a value/, '应为数值、文字、true、false 或 null'],
  [/^text after the end/, '文档结束之后还有内容'],
  [/^nested deeper/, '嵌套过深'],
  [/^a string that does not end/, '文字没有结束引号，或转义有误'],
  [/^the number/, '数字过大'],
  [/^not UTF-8/, '不是 UTF-8 编码'],
  [/__proto__/, '不接受名称 __proto__'],
];

function wordsOf(why: string): Said {
  return { zh: WORDS.find(([pattern]) => pattern.test(why))?.[1] ?? '无法解析', en: why };
}
