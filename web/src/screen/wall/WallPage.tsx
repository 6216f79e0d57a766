import './wall.css';
import { type WallScene, type WallThing, wallScenes } from '@chengyun/contract/wall';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type CSSProperties, useCallback, useEffect, useMemo, useState } from 'react';
import { isSignedOut } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useNow } from '../../ui/now.ts';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { readAddress, sceneAfter, type WallAddress, writeAddress } from './address.ts';
import { CommandPanel } from './CommandPanel.tsx';
import { useCare } from './care.ts';
import { Header } from './Header.tsx';
import { Part } from './parts/Part.tsx';
import { pastQuery, sceneQuery } from './queries.ts';
import { Ribbon } from './Ribbon.tsx';
import { useLiveWall } from './use-live-wall.ts';
import { type Past, usePast } from './use-past.ts';
import { useRoom } from './use-unit.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { WallContext } from './WallContext.tsx';
import { WallMap } from './WallMap.tsx';

const usualSeconds = 30;
/** Older than this, what the wall shows is told to be old. */
const staleMs = 120_000;

/** The town on a wall. */
export function WallPage({ kiosk }: { readonly kiosk: boolean }) {
  const { id: town } = useTown();
  const { scene, rotate, dim, moment: first } = readAddress(useSearch({ strict: false }));
  const go = useGo();
  const past = usePast(first);
  useMomentTold(past, go);
  const [looked, look] = useState<WallThing | null>(null);
  const [dark, setDark] = useState(false);
  useLiveWall(town);
  useRotation(scene, rotate !== null && past.at === null && looked === null ? rotate : null, go);
  const present = useQuery({ ...sceneQuery(town, scene), placeholderData: keepPreviousData });
  useShutOut(kiosk, present.error);
  const at = past.at?.toISOString();
  const then = useQuery({
    ...pastQuery(town, scene, at ?? ''),
    enabled: at !== undefined,
    placeholderData: keepPreviousData,
  });
  const { show, step } = past;
  useWallKeys(
    useMemo(
      () => ({
        scene: (nth) => go({ scene: wallScenes[nth] ?? 'town' }),
        turn: (steps) => go({ scene: sceneAfter(scene, steps) }),
        rotate: () => go({ rotate: rotate === null ? usualSeconds : null }),
        step,
        escape: () => (looked ? look(null) : show(null)),
        darken: () => setDark((was) => !was),
      }),
      [go, scene, rotate, step, show, looked],
    ),
  );
  const place = useMemo(() => ({ town, kiosk, look }), [town, kiosk]);
  const frame = useFrame(dim);
  const wall = present.data;
  const replay = past.at ? then.data : undefined;
  return (
    <WallContext value={place}>
      <div {...frame.props} data-replay={past.at ? '' : undefined}>
        <Header
          scene={scene}
          onScene={(next) => go({ scene: next })}
          rotating={rotate !== null}
          staleSince={useStale(wall?.at)}
          unit={frame.unit}
        />
        {!wall && present.isError && <ErrorState error={present.error} onRetry={present.refetch} />}
        {!wall && !present.isError && <Loading rows={6} />}
        {wall && (
          <>
            <aside className="cy-wall-side">
              {wall.left.map((section) => (
                <Part key={section.id} section={section} past={replay} />
              ))}
            </aside>
            <WallMap wall={wall} past={replay} replaying={past.at !== null} unit={frame.unit} looked={looked}>
              {looked && <CommandPanel key={looked.id} thing={looked} onClose={() => look(null)} />}
            </WallMap>
            <aside className="cy-wall-side cy-wall-right">
              {wall.right.map((section) => (
                <Part key={section.id} section={section} past={replay} />
              ))}
            </aside>
            <Ribbon ribbon={wall.ribbon} past={past} then={replay} />
          </>
        )}
        {dark && <button type="button" className="cy-wall-dark" aria-label="☀" onClick={() => setDark(false)} />}
      </div>
    </WallContext>
  );
}

/** Puts the moment into the address where one stays at it: a link opens the same. */
function useMomentTold({ at, playing }: Past, go: (next: Partial<WallAddress>) => void): void {
  const ms = at?.getTime();
  useEffect(() => {
    if (!playing) go({ moment: ms === undefined ? undefined : new Date(ms) });
  }, [ms, playing, go]);
}

/** Changes the address; what is not named stays. */
function useGo(): (next: Partial<WallAddress>) => void {
  const navigate = useNavigate();
  return useCallback(
    (next) =>
      void navigate({
        to: '.',
        search: (search) => writeAddress({ ...readAddress(search), ...next }),
        replace: true,
      }),
    [navigate],
  );
}

/** Turns to the next scene after so many seconds, round and round; null stays. */
function useRotation(scene: WallScene, seconds: number | null, go: (next: Partial<WallAddress>) => void): void {
  useEffect(() => {
    if (seconds === null) return undefined;
    const timer = setTimeout(() => go({ scene: sceneAfter(scene, 1) }), seconds * 1000);
    return () => clearTimeout(timer);
  }, [scene, seconds, go]);
}

/** A screen that was shut out while it hangs looks again whether it may: what it showed goes, and it says why. */
function useShutOut(kiosk: boolean, error: Error | null): void {
  const router = useRouter();
  useEffect(() => {
    if (kiosk && isSignedOut(error)) void router.invalidate();
  }, [kiosk, error, router]);
}

/** Size, place and light of the wall. */
function useFrame(dim: boolean) {
  const { unit, shape } = useRoom();
  const { drift, night } = useCare();
  const style: CSSProperties & Record<'--u', string> = {
    '--u': `${unit}px`,
    ...(shape === 'tall' ? {} : { translate: `${drift[0] * unit}px ${drift[1] * unit}px` }),
  };
  const props = { className: 'cy-wall', style, 'data-shape': shape, 'data-night': dim && night ? '' : undefined };
  return { unit, props };
}

/** When the wall was told last, if that is too long ago. */
function useStale(at: string | undefined): Date | null {
  const now = useNow();
  if (at === undefined || now.getTime() - Date.parse(at) < staleMs) return null;
  return new Date(at);
}
