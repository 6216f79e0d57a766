import type { Round, RoundPosition } from '@chengyun/contract/round';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { ApiProblem } from '../api/problem.ts';
import { nextBatch, type Queue, withPosition } from './position-queue.ts';

/** How the telling goes: not at all; the phone does not say where it is, or is forbidden to; well; sent later, for the line is cut. */
export type Sharing = 'off' | 'locating' | 'denied' | 'lost' | 'shared' | 'waiting';

const flushMs = 20_000;

/** Tells where the phone is while a round is on, every twenty seconds; nothing is asked of the phone before or after. */
export function useSharing(town: string, roundId: string | undefined, onTold: (round: Round) => void): Sharing {
  const [sharing, setSharing] = useState<Sharing>('off');
  const waiting = useRef<Queue>([]);
  useEffect(() => {
    if (!roundId) {
      setSharing('off');
      return undefined;
    }
    waiting.current = [];
    setSharing('locating');
    let sending = false;
    const begun = Date.now();
    let last: GeolocationCoordinates | undefined;
    const flush = async () => {
      // The phone speaks up when it moves: who stands still is told to be where they were.
      if (last && waiting.current.length === 0) waiting.current = [positionOf(last, Date.now())];
      const { batch, rest } = nextBatch(waiting.current);
      if (sending || batch.length === 0) return;
      sending = true;
      try {
        onTold(await api<Round>(paths.roundPositions(town, roundId), { body: { positions: batch } }));
        waiting.current = waiting.current.filter((one) => !batch.includes(one));
        setSharing(rest.length > 0 ? 'waiting' : 'shared');
      } catch (error) {
        // What the server refuses will not be taken later either; a line that is cut comes back.
        if (error instanceof ApiProblem && error.status < 500 && error.status !== 429) waiting.current = rest;
        setSharing('waiting');
      } finally {
        sending = false;
      }
    };
    const seen = ({ coords, timestamp }: GeolocationPosition) => {
      const first = waiting.current.length === 0;
      last = coords;
      // A phone's clock may run a little behind its own satellites.
      waiting.current = withPosition(waiting.current, positionOf(coords, Math.max(timestamp, begun)));
      if (first) setSharing((was) => (was === 'locating' || was === 'lost' || was === 'denied' ? 'shared' : was));
    };
    const failed = ({ code, PERMISSION_DENIED }: GeolocationPositionError) => {
      last = undefined;
      setSharing(code === PERMISSION_DENIED ? 'denied' : 'lost');
    };
    const watch = navigator.geolocation.watchPosition(seen, failed, { enableHighAccuracy: true, maximumAge: 0 });
    const first = setTimeout(() => void flush(), 3_000);
    const timer = setInterval(() => void flush(), flushMs);
    return () => {
      navigator.geolocation.clearWatch(watch);
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [town, roundId, onTold]);
  return sharing;
}

function positionOf({ longitude, latitude, accuracy }: GeolocationCoordinates, at: number): RoundPosition {
  return { at: new Date(at).toISOString(), position: [longitude, latitude], accuracy };
}
