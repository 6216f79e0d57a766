import { accept, type Decoded, refuse } from './decoded.ts';

/** An element with its name (without prefix), attributes, text and children. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
};

type Open = {
  readonly name: string;
  readonly raw: string;
  readonly attributes: Record<string, string>;
  text: string;
  readonly children: Element[];
};

const MAX_DEPTH = 24;
const MARKUP =
  /<(?:!--[\s\S]*?--|\?[\s\S]*?\?|!\[CDATA\[([\s\S]*?)\]\]|(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/y;
const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A small well-formed document; DTDs are not read. Refused at the character where it breaks. */
export function parseXml(text: string): Decoded<Element> {
  const document: Open = { name: '', raw: '', attributes: {}, text: '', children: [] };
  const open: Open[] = [document];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const top = open.at(-1) ?? document;
    const next = text.indexOf('<', at);
    const plain = unescaped(text.slice(at, next < 0 ? text.length : next));
    if (plain === null || (top === document && plain.trim() !== ''))
      return refuse('text that does not belong here', at);
    top.text += plain;
    if (next < 0) break;
    MARKUP.lastIndex = next;
    const markup = MARKUP.exec(text);
    if (markup === null) return refuse('a tag that is none', next);
    const wrong = step(markup, open);
    if (wrong !== null) return refuse(wrong, next);
    at = MARKUP.lastIndex;
  }
  const [root, ...more] = document.children;
  if (open.length > 1) return refuse(`<${open.at(-1)?.raw}> is not closed`, text.length);
  return root === undefined || more.length > 0 ? refuse('not one root element', 0) : accept(root);
}

/** Applies one piece of markup to the stack of open elements; says what is wrong with it. */
function step(markup: RegExpExecArray, open: Open[]): string | null {
  const [, cdata, closing, raw, attributes, empty] = markup;
  const top = open.at(-1);
  if (top === undefined) return 'too many closing tags';
  if (raw === undefined) {
    top.text += cdata ?? '';
    return null;
  }
  if (closing === '/') {
    if (raw !== top.raw || open.length < 2) return `</${raw}> closes nothing`;
    open.pop();
    return null;
  }
  const read = attributesOf(attributes ?? '');
  if (read === null) return `an attribute of <${raw}> is wrong`;
  const element: Open = { name: raw.slice(raw.indexOf(':') + 1), raw, attributes: read, text: '', children: [] };
  top.children.push(element);
  if (empty !== '/') open.push(element);
  return open.length > MAX_DEPTH ? `nested deeper than ${MAX_DEPTH}` : null;
}

function attributesOf(text: string): Record<string, string> | null {
  const found: [string, string][] = [];
  for (const [, name, double, single] of text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = unescaped(double ?? single ?? '');
    if (value === null || name === undefined) return null;
    found.push([name, value]);
  }
  return Object.fromEntries(found);
}

function unescaped(text: string): string | null {
  if (!text.includes('&')) return text;
  let broken = false;
  const plain = text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+)?(;?)/g, (_, name: string | undefined, end: string) => {
    const point = name?.startsWith('#') ? Number(name.replace('#x', '0x').replace('#', '')) : -1;
    const character = point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ENTITY[name ?? ''];
    if (end === '' || typeof character !== 'string') broken = true;
    return character ?? '';
  });
  return broken ? null : plain;
}

/** Text for an element or attribute, with the five characters escaped. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&${Object.keys(ENTITY).find((name) => ENTITY[name] === character)};`);
}

/** The first element of a name anywhere below, depth first. */
export function findElement(element: Element, name: string): Element | null {
  for (const child of element.children) {
    const found = child.name === name ? child : findElement(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** All elements of a name below, in document order. */
export function allElements(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allElements(child, name)]);
}
