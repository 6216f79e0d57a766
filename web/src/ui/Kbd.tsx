const names: Readonly<Record<string, string>> = {
  mod: /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '') ? '⌘' : 'Ctrl',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  space: 'Space',
};

/** How a key is written for people: `mod+enter` → Ctrl Enter. */
export function keyName(key: string): string {
  return key
    .split('+')
    .map((part) => names[part.toLowerCase()] ?? part.toUpperCase())
    .join(' ');
}

/** A key, drawn small; `plain` without a border, for use inside a button. */
export function Kbd({ k, plain = false }: { readonly k: string; readonly plain?: boolean }) {
  return <kbd className={plain ? 'cy-kbd cy-kbd-plain' : 'cy-kbd'}>{keyName(k)}</kbd>;
}
