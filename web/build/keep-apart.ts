import type { Plugin, Rolldown } from 'vite';

/**
 * Refuses a build whose first page would wait for one of these libraries: a group of chunks takes along what its files import, so that one
 * shared module put into the wrong group hangs every page on all of it.
 */
export function keepApart(libraries: readonly string[]): Plugin {
  return {
    name: 'keep-apart',
    apply: 'build',
    generateBundle(_, bundle) {
      const found = namesAtFirst(bundle).find((name) => libraries.includes(name));
      if (found) throw new Error(`Every page would wait for ${found}; see the groups of chunks in vite.config.ts`);
    },
  };
}

/** Names of all chunks that are read before anything of the first page runs. */
function namesAtFirst(bundle: Rolldown.OutputBundle): readonly string[] {
  const read = new Map<string, string>();
  const follow = (file: string) => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || read.has(file)) return;
    read.set(file, chunk.name);
    for (const next of chunk.imports) follow(next);
  };
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) follow(chunk.fileName);
  return [...read.values()];
}
