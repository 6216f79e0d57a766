import { App, Button } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { later, type Pending } from './later.ts';

/** An act that is shown as done at once, done in earnest when the time to undo is over. */
export type Undoable = {
  readonly text: string;
  readonly commit: () => Promise<unknown>;
  /** Puts the page back: called on undo and when `commit` fails. */
  readonly restore: () => void;
  readonly delayMs?: number;
};

/** Gives `act`: shows `text` with an undo button for five seconds, then commits. Leaving the page commits at once. */
export function useUndo(): (undoable: Undoable) => void {
  const { message } = App.useApp();
  const { t } = useTranslation('frame');
  const pending = useRef(new Set<Pending>());
  useEffect(() => {
    const flush = () => {
      for (const one of pending.current) one.now();
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return useCallback(
    ({ text, commit, restore, delayMs = 5000 }: Undoable) => {
      const key = newKey();
      const failed = (error: unknown) => {
        restore();
        void message.error(t('undo.failed', { why: error instanceof Error ? error.message : t('error.unexpected') }));
      };
      const one = later(delayMs, () => {
        pending.current.delete(one);
        message.destroy(key);
        commit().catch(failed);
      });
      pending.current.add(one);
      const undo = () => {
        one.cancel();
        pending.current.delete(one);
        restore();
        void message.info({ key, content: t('undo.undone'), duration: 2 });
      };
      const content = (
        <span className="cy-undo">
          {text}
          <Button type="link" size="small" onClick={undo}>
            {t('undo.action')}
          </Button>
        </span>
      );
      void message.open({ key, type: 'success', content, duration: 0 });
    },
    [message, t],
  );
}
