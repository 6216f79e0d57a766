import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from './hotkeys.tsx';

/** The neighbour of `selected` by `step`; the first row when nothing is chosen; undefined at either end. */
export function neighbour(keys: readonly string[], selected: string | undefined, step: 1 | -1): string | undefined {
  const at = selected === undefined ? -1 : keys.indexOf(selected);
  return at < 0 ? keys[0] : keys[at + step];
}

/** j and k (and the arrows) go through a list of keys; give `onSelect` the key to open. */
export function useListKeys(
  keys: readonly string[],
  selected: string | undefined,
  onSelect: (key: string) => void,
): void {
  const { t } = useTranslation('frame');
  const map = useMemo(() => {
    const go = (step: 1 | -1) => () => {
      const next = neighbour(keys, selected, step);
      if (next === undefined) return;
      // The hand has left the link or button clicked before; Enter must not press that again.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      onSelect(next);
    };
    return {
      j: { label: t('keys.next'), run: go(1) },
      k: { label: t('keys.previous'), run: go(-1) },
      arrowdown: go(1),
      arrowup: go(-1),
    };
  }, [keys, selected, onSelect, t]);
  useHotkeys(map);
}
