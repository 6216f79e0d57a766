import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { HotkeyHelp } from './HotkeyHelp.tsx';
import { asAct, type KeyAct, type KeyMap, pressName } from './keys.ts';

type Layers = { readonly add: (map: KeyMap) => () => void; readonly help: () => void };

const HotkeyContext = createContext<Layers | undefined>(undefined);

const slider = 'input[type="range"]';
const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';
/* A slider is moved by these and by no other. */
const sliding = /^(Arrow.+|Home|End|Page.+)$/;
const openList = '[role="combobox"][aria-expanded="true"]';
const floating = '[role="dialog"], [role="menu"], [role="listbox"]';
/* The row that is open already leads nowhere new, so Enter on it is the page's. */
const openRow = '.cy-row[aria-current="page"], .cy-row[aria-current="true"]';
const clickable = `a:not(${openRow}), button, summary, [role="button"], [role="radio"], [role="checkbox"], [role="tab"]`;

/** False where the key belongs to what has the focus: a field, an open menu, a button that Enter would press. */
function isOurs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(floating)) return false;
  if (isWithMod(event)) return !target.closest(openList);
  if (target.closest(slider)) return !sliding.test(event.key);
  if (target.closest(typing)) return false;
  return !((event.key === 'Enter' || event.key === ' ') && target.closest(clickable));
}

function isWithMod({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey;
}

function findAct(layers: readonly KeyMap[], name: string): KeyAct | undefined {
  const entry = layers.findLast((map) => map[name])?.[name];
  return entry && asAct(entry);
}

/** Listens for keys once for the whole page; what was registered last wins. `?` lists the keys that work now. */
export function HotkeyProvider({ children }: { readonly children: ReactNode }) {
  const layers = useRef<readonly KeyMap[]>([]);
  const [listed, setListed] = useState<readonly KeyMap[]>();
  const context = useMemo<Layers>(
    () => ({
      add(map) {
        layers.current = [...layers.current, map];
        return () => {
          layers.current = layers.current.filter((one) => one !== map);
        };
      },
      help: () => setListed(layers.current),
    }),
    [],
  );
  useEffect(() => {
    // A select that is closed takes Ctrl+Enter for Enter and opens; so what is pressed with Ctrl or ⌘ is ours before it is the field's.
    const hear = (early: boolean) => (event: KeyboardEvent) => {
      if (isWithMod(event) !== early || !isOurs(event)) return;
      const name = pressName(event);
      const act = name === '?' ? { run: context.help } : findAct(layers.current, name);
      if (!act) return;
      event.preventDefault();
      if (early) event.stopPropagation();
      act.run();
    };
    const [before, after] = [hear(true), hear(false)];
    document.addEventListener('keydown', before, { capture: true });
    document.addEventListener('keydown', after);
    return () => {
      document.removeEventListener('keydown', before, { capture: true });
      document.removeEventListener('keydown', after);
    };
  }, [context]);
  return (
    <HotkeyContext value={context}>
      {children}
      <HotkeyHelp layers={listed} onClose={() => setListed(undefined)} />
    </HotkeyContext>
  );
}

/** Gives keys to a page or part while it is shown; not while typing, in a dialog or in a menu. Memoise `map`. */
export function useHotkeys(map: KeyMap): void {
  const layers = useContext(HotkeyContext);
  useEffect(() => layers?.add(map), [layers, map]);
}

/** Opens the list of keys, as `?` does. */
export function useHotkeyHelp(): () => void {
  return useContext(HotkeyContext)?.help ?? (() => undefined);
}
