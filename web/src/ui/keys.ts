/** One key's act; `label` names it in the list of keys, without one it is not listed. */
export type KeyAct = { readonly run: () => void; readonly label?: string };

/** Acts by key: `j`, `?`, `enter`, `arrowdown`, `mod+enter` (Ctrl or ⌘), `shift+m`. */
export type KeyMap = Readonly<Record<string, KeyAct | (() => void)>>;

/** What a key press must tell to be understood. */
export type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** The name of a pressed key as written in a KeyMap; shift is told only where it does not change the sign itself. */
export function pressName({ key, ctrlKey, metaKey, shiftKey, altKey }: Press): string {
  const name = key === ' ' ? 'space' : key.toLowerCase();
  const told = shiftKey && (key.length > 1 || /[a-z]/i.test(key));
  return [(ctrlKey || metaKey) && 'mod', altKey && 'alt', told && 'shift', name].filter(Boolean).join('+');
}

/** The act of a KeyMap entry, whichever way it was written. */
export function asAct(entry: KeyAct | (() => void)): KeyAct {
  return typeof entry === 'function' ? { run: entry } : entry;
}
