import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/**
 * Asks for who is signed in, and for all parts of a page that are fetched only once others ran, as soon as the address is known:
 * by a small script of its own, before React is read. `pages` has, for the last part of an address, the sources such a page begins with.
 */
export function fetchEarly(pages: Readonly<Record<string, readonly string[]>>): Plugin {
  return {
    name: 'fetch-early',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return;
        const parts = Object.entries(pages).map(([name, sources]) => [name, partsOf(bundle, sources)]);
        const source = script(JSON.stringify(Object.fromEntries(parts)));
        const fileName = `assets/early-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`;
        this.emitFile({ type: 'asset', fileName, source });
        const html = String(page.source);
        page.source = html.replace('<script ', `<script src="/${fileName}"></script>\n    <script `);
      },
    },
  };
}

/** The chunks these sources are in and all they import, the entry's own left out: the page names those itself. */
function partsOf(bundle: Bundle, sources: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const follow = (name: string, into: Set<string>) => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || into.has(name)) return;
    into.add(name);
    for (const next of chunk.imports) follow(next, into);
  };
  const known = new Set<string>();
  for (const { fileName, isEntry } of chunks) if (isEntry) follow(fileName, known);
  for (const source of sources) {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
    if (!chunk) throw new Error(`No chunk holds ${source}`);
    follow(chunk.fileName, found);
  }
  // The largest first: few are fetched at a time, and the page waits for the last of them.
  const parts = [...found].filter((name) => !known.has(name)).toSorted((a, b) => sizeOf(bundle[b]) - sizeOf(bundle[a]));
  return [...parts, ...parts.flatMap((name) => stylesOf(bundle[name]))];
}

function sizeOf(part: Bundle[string] | undefined): number {
  return part?.type === 'chunk' ? part.code.length : 0;
}

/** Style sheets a chunk waits for before it runs. */
function stylesOf(chunk: Bundle[string] | undefined): readonly string[] {
  return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
}

/* Runs in any browser as it is; a page without parts of its own still asks who is signed in. */
function script(parts: string): string {
  return `{
  const add = (rel, href, as) => document.head.append(Object.assign(document.createElement('link'), { rel, href, as, crossOrigin: '' }));
  const [, town, page] = location.pathname.split('/');
  if (page) add('preload', '/api/me', 'fetch');
  for (const part of ${parts}[page] ?? [])
    part.endsWith('.css') ? add('preload', '/' + part, 'style') : add('modulepreload', '/' + part, 'script');
}
`;
}
