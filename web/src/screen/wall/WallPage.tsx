import './wall.css';
import { type Replay, type WallScene, type WallSection, wallScenes } from '@chengyun/contract/wall';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type CSSProperties, useCallback, useEffect, useMemo, useState } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import { useNow } from '../../ui/now.ts';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { readAddress, sceneAfter, type WallAddress, writeAddress } from './address.ts';
import { useCare } from './care.ts';
import { CommandPanel } from './command/CommandPanel.tsx';
import { Header } from './Header.tsx';
import { Part } from './parts/Part.tsx';
import { pastQuery } from './queries.ts';
import { Ribbon } from './Ribbon.tsx';
import { stayOf, useRotation } from './rotation.ts';
import { useLed } from './use-led.ts';
import { useLiveWall } from './use-live-wall.ts';
import { type Past, usePast } from './use-past.ts';
import { useScene } from './use-scene.ts';
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
  const { scene, rotate, dim, moment: first, layers } = readAddress(useSearch({ strict: false }));
  const go = useGo();
  const past = usePast(first);
  useMomentTold(past, first, go);
  const led = useLed(past.show);
  const { looked, look } = led;
  const [dark, setDark] = useState(false);
  useLiveWall(town);
  const { wall, missing, error, retry } = useScene(town, scene, kiosk);
  const stays = past.at !== null || looked !== null;
  const turn = useCallback((next: WallScene) => go({ scene: next }), [go]);
  useRotation(scene, stays ? null : stayOf(rotate, missing), turn);
  const at = past.at?.toISOString();
  const then = useQuery({
    ...pastQuery(town, scene, at ?? ''),
    enabled: at !== undefined,
    placeholderData: keepPreviousData,
  });
  const { step } = past;
  useWallKeys(
    useMemo(
      () => ({
        scene: (nth) => turn(wallScenes[nth] ?? 'town'),
        turn: (steps) => turn(sceneAfter(scene, steps)),
        rotate: () => go({ rotate: rotate === null ? usualSeconds : null }),
        step,
        escape: led.escape,
        darken: () => setDark((was) => !was),
      }),
      [go, turn, scene, rotate, step, led.escape],
    ),
  );
  const place = useMemo(() => ({ town, kiosk, look }), [town, kiosk, look]);
  const frame = useFrame(dim);
  const replay = past.at ? then.data : undefined;
  return (
    <WallContext value={place}>
      <div {...frame.props} data-replay={past.at ? '' : undefined}>
        <Header
          scene={missing && wall ? wall.scene : scene}
          missing={missing ? scene : null}
          onScene={turn}
          rotating={rotate !== null}
          staleSince={useStale(wall?.at, missing)}
          unit={frame.unit}
        />
        {error && <ErrorState error={error} onRetry={retry} />}
        {!wall && !error && <Loading rows={6} />}
        {wall && (
          <>
            <Side sections={wall.left} past={replay} />
            <WallMap
              {...{ wall, led, unit: frame.unit, past: replay, replaying: past.at !== null }}
              choice={layers}
              onChoice={(choice) => go({ layers: choice })}
            >
              {looked && <CommandPanel key={looked.id} thing={looked} onClose={led.close} />}
            </WallMap>
            <Side sections={wall.right} past={replay} className="cy-wall-right" />
            <Ribbon ribbon={wall.ribbon} past={past} then={replay} />
          </>
        )}
        {dark && <button type="button" className="cy-wall-dark" aria-label="☀" onClick={() => setDark(false)} />}
      </div>
    </WallContext>
  );
}

/** Puts the moment into the address where one stays at it: a link opens the same. */
function useMomentTold({ at, playing }: Past, told: Date | undefined, go: (next: Partial<WallAddress>) => void): void {
  const [ms, toldMs] = [at?.getTime(), told?.getTime()];
  useEffect(() => {
    if (!playing && ms !== toldMs) go({ moment: ms === undefined ? undefined : new Date(ms) });
  }, [ms, toldMs, playing, go]);
}

type SideProps = {
  readonly sections: readonly WallSection[];
  readonly past: Replay | undefined;
  readonly className?: string;
};

function Side({ sections, past, className = '' }: SideProps) {
  return (
    <aside className={`cy-wall-side ${className}`}>
      {sections.map((section) => (
        <Part key={section.id} section={section} past={past} />
      ))}
    </aside>
  );
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

/** When the wall was told last, if that is too long ago or it is of another scene than was asked for. */
function useStale(at: string | undefined, missing: boolean): Date | null {
  const now = useNow();
  if (at === undefined || (!missing && now.getTime() - Date.parse(at) < staleMs)) return null;
  return new Date(at);
}
