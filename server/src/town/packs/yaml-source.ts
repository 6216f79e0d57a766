import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type PackProblem, type PathStep, pathText } from './pack-problem.ts';

/** A file as read: its path below the packs folder and its text. */
export type PackFile = { readonly path: string; readonly text: string };

/** Reports a problem at a path of this file. */
export type Report = (path: readonly PathStep[], value: unknown, zh: string, en: string) => PackProblem;

/** A file's value and the way to point at a place in it. */
export type YamlSource = {
  readonly file: string;
  readonly value: unknown;
  readonly problems: readonly PackProblem[];
  readonly report: Report;
};

// An alias may unfold without end or into itself, and its place could not be told; packs write each value out.
const MAX_ALIASES = 0;

/** Reads YAML (and so JSON too) and keeps the place of every value; never throws on bad text. */
export function readYaml({ path: file, text }: PackFile): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const report: Report = (path, value, zh, en) => ({
    file,
    ...at(offsetOf(document, path)),
    path: pathText(path),
    value,
    message: { zh, en },
  });
  const syntax = document.errors.map((error) => ({
    file,
    ...at(error.pos[0]),
    path: '',
    value: text.slice(error.pos[0], error.pos[0] + 40),
    message: { zh: `不是有效的 YAML：${error.message}`, en: `This is not valid YAML: ${error.message}.` },
  }));
  if (syntax.length > 0) return { file, value: null, problems: syntax, report };
  return { file, report, ...plainValue(document, report) };
}

function plainValue(document: Document.Parsed, report: Report): Pick<YamlSource, 'value' | 'problems'> {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }), problems: [] };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const zh = `文件无法展开，场景包不使用 YAML 别名（*），请写出完整的值：${why}`;
    const en = `The file cannot be unfolded; packs use no YAML aliases (*), write each value out: ${why}.`;
    return { value: null, problems: [report([], null, zh, en)] };
  }
}

// The deepest place that exists on the way: a missing key is shown at the map that lacks it.
function offsetOf(document: Document.Parsed, path: readonly PathStep[]): number {
  let node: unknown = document.contents;
  let offset = start(node);
  for (const step of path) {
    const next = child(node, step);
    if (!next) break;
    offset = start(next.shown, offset);
    node = next.node;
  }
  return offset;
}

// A map's value is shown at its key, where the eye looks for it; a list's item at itself.
function child(node: unknown, step: PathStep): { shown: unknown; node: unknown } | null {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? null : { shown: item, node: item };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(
    (each) => isPair(each) && String(isScalar(each.key) ? each.key.value : each.key) === step,
  );
  return pair ? { shown: pair.key, node: pair.value } : null;
}

function start(node: unknown, otherwise = 0): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}
