import { useCallback, useEffect, useRef, useState } from 'react';
import { playFire } from './beep.ts';

export type FireSound = {
  readonly on: boolean;
  /** True while the browser waits for the reader's first touch. */
  readonly blocked: boolean;
  readonly setOn: (on: boolean) => void;
};

const kept = 'chengyun.fire-sound';
/** An unacknowledged fire sounds again after this long. */
const againMs = 12_000;

/* A browser may forbid storage; the choice then lasts as long as the page. */
function recall(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off';
  } catch {
    return true;
  }
}

function keep(on: boolean): void {
  try {
    localStorage.setItem(kept, on ? 'on' : 'off');
  } catch {
    /* see recall */
  }
}

/** Sounds for each fire that comes, named by `ids`, and again while any of them is unacknowledged. */
export function useFireSound(ids: readonly string[]): FireSound {
  const [on, choose] = useState(recall);
  const [blocked, setBlocked] = useState(false);
  const audio = useRef<AudioContext | undefined>(undefined);
  const ring = useCallback(async () => {
    audio.current ??= new AudioContext();
    if (audio.current.state !== 'running') {
      // A context that may not start leaves this promise open until a touch, so it is not waited for.
      void audio.current.resume().then(() => setBlocked(false));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    if (audio.current.state !== 'running') return setBlocked(true);
    setBlocked(false);
    playFire(audio.current);
  }, []);
  const burning = ids.join(' ');
  const heard = useRef(new Set<string>());
  useEffect(() => {
    if (!on || burning === '') return;
    const now = burning.split(' ');
    // One that was acknowledged is no reason to sound for those that are left before their time.
    if (now.some((id) => !heard.current.has(id))) void ring();
    heard.current = new Set(now);
    const timer = setInterval(() => void ring(), againMs);
    return () => clearInterval(timer);
  }, [on, burning, ring]);
  useEffect(() => () => void audio.current?.close(), []);
  const setOn = useCallback(
    (next: boolean) => {
      keep(next);
      choose(next);
      if (next) void ring();
    },
    [ring],
  );
  return { on, blocked, setOn };
}
