import { wallScenes } from '@chengyun/contract/wall';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../../ui/hotkeys.tsx';
import type { KeyMap } from '../../ui/keys.ts';

/** What keys do on the wall; a presenter's remote sends the page keys, and B to darken. */
export type WallKeys = {
  readonly scene: (nth: number) => void;
  readonly turn: (steps: number) => void;
  readonly rotate: () => void;
  readonly step: (steps: number) => void;
  readonly escape: () => void;
  readonly darken: () => void;
};

/** Digits choose a scene, the page keys turn, space rotates or stays, arrows go through time, Esc comes back. Memoise `keys`. */
export function useWallKeys(keys: WallKeys): void {
  const { t } = useTranslation('wall');
  useHotkeys(
    useMemo((): KeyMap => {
      const digits = wallScenes.map((_, nth) => [
        String(nth + 1),
        nth === 0 ? { run: () => keys.scene(nth), label: t('keys.scene') } : () => keys.scene(nth),
      ]);
      return {
        ...(Object.fromEntries(digits) as KeyMap),
        space: { run: keys.rotate, label: t('keys.rotate') },
        arrowleft: { run: () => keys.step(-1), label: t('keys.earlier') },
        arrowright: { run: () => keys.step(1), label: t('keys.later') },
        pagedown: { run: () => keys.turn(1), label: t('keys.next') },
        pageup: { run: () => keys.turn(-1), label: t('keys.before') },
        escape: { run: keys.escape, label: t('keys.now') },
        b: { run: keys.darken, label: t('keys.dim') },
        '.': keys.darken,
      };
    }, [keys, t]),
  );
}
