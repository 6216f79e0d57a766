import type { PointLayerName } from '@chengyun/contract/tiles';
import type { Replay, Wall, WallRow } from '@chengyun/contract/wall';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Callout } from '../../map/Callout.tsx';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { GlyphSign } from '../../map/parts/GlyphSign.tsx';
import { AreaTiles } from '../../map/tiles/AreaTiles.tsx';
import { DeviceHaze } from '../../map/tiles/DeviceHaze.tsx';
import { AlarmTiles, CaseTiles, DeviceTiles, PatrolTiles, SiteTiles } from '../../map/tiles/layers.tsx';
import { inLanguage } from '../../text/language.ts';
import { numberText } from '../../ui/number.ts';
import { Look } from './command/Look.tsx';
import { Layers } from './Layers.tsx';
import { type LayerChoice, layersOf } from './layers.ts';
import { isSite, keysOf, type LegendKey, signOfKey } from './legend-keys.ts';
import { FigureLink } from './parts/FigureLink.tsx';
import { Value } from './parts/Value.tsx';
import { pointsQuery } from './queries.ts';
import { ThenLayers } from './ThenLayers.tsx';
import type { Led } from './use-led.ts';
import { useWall } from './WallContext.tsx';

type WallMapProps = {
  readonly wall: Wall;
  /** The town then; undefined while it is now. */
  readonly past: Replay | undefined;
  readonly replaying: boolean;
  readonly unit: number;
  readonly led: Led;
  readonly choice: LayerChoice;
  readonly onChoice: (choice: LayerChoice) => void;
  /** What floats over the map. */
  readonly children?: ReactNode;
};

/** The town in the middle: cases, alarms and devices as they stand, or as they stood. */
export function WallMap({ wall, past, replaying, unit, led, choice, onChoice, children }: WallMapProps) {
  const { t, i18n } = useTranslation('wall');
  const { name } = useTown();
  const layers = useLayers(wall.scene, choice, replaying);
  const fire = useMemo(() => (replaying ? undefined : worstFire(wall)), [wall, replaying]);
  return (
    <main className="cy-wall-map">
      <div className="cy-wall-enlarged" style={{ width: `${100 / unit}%`, height: `${100 / unit}%`, scale: unit }}>
        <LazyMapView
          label={t('map.label', { town: inLanguage(name, i18n.language) })}
          density={unit * window.devicePixelRatio}
          bare
        >
          <AreaTiles />
          {layers.has('sites') && <SiteTiles />}
          {replaying ? <ThenLayers past={past} layers={layers} /> : <NowLayers wall={wall} layers={layers} />}
          <Look led={led} />
          {layers.has('alarms') && fire?.position && (
            <Callout position={fire.position}>
              <FireWords row={fire} />
            </Callout>
          )}
        </LazyMapView>
      </div>
      <Legend wall={wall} past={past} replaying={replaying} keys={keysOf(layers)} />
      <Layers scene={wall.scene} choice={choice} onChoice={onChoice} />
      {children}
    </main>
  );
}

/** The layers shown; of a past moment there is no texture of devices. */
function useLayers(scene: Wall['scene'], choice: LayerChoice, replaying: boolean): ReadonlySet<PointLayerName> {
  return useMemo(() => {
    const { show, hide } = choice;
    return layersOf(scene, { show, hide: replaying ? [...hide, 'devices'] : hide });
  }, [scene, choice, replaying]);
}

/** The worst alarm of fire that stands on the map; the one everybody should look at. */
function worstFire({ right }: Wall): WallRow | undefined {
  return right.flatMap(({ rows }) => rows).find((row) => row.tone === 'fire' && row.position && row.state !== 'false');
}

/* A wall shows what somebody must go to; faults are in the list and the figures. */
const lesser = ['minor', 'notice'] as const;

type NowProps = { readonly wall: Wall; readonly layers: ReadonlySet<PointLayerName> };

function NowLayers({ wall: { scene }, layers }: NowProps) {
  const { look } = useWall();
  return (
    <>
      {layers.has('devices') && <DeviceHaze />}
      {(['sections', 'cameras'] as const).map((of) =>
        layers.has(of) ? <DeviceTiles key={of} of={of} onSelect={({ id }) => look({ kind: 'device', id })} /> : null,
      )}
      {layers.has('cases') && <NowCases scene={scene} />}
      {layers.has('patrols') && <PatrolTiles size={1.15} onSelect={({ id }) => look({ kind: 'patrol', id })} />}
      {layers.has('alarms') && <AlarmTiles hidden={lesser} onSelect={({ id }) => look({ kind: 'alarm', id })} />}
    </>
  );
}

/* So many that they would cover each other: then tiles join the near ones, and only the town's are made. */
const mostAlone = 3_000;

function NowCases({ scene }: { readonly scene: Wall['scene'] }) {
  const { town, look } = useWall();
  const { data } = useQuery(pointsQuery(town, scene));
  const points = useMemo((): Points => {
    const features = (data?.cases ?? []).map(({ id, position: [lon, lat], lamp }) => ({
      type: 'Feature' as const,
      properties: lamp === 'red' || lamp === 'yellow' ? { id, lamp } : { id },
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
    }));
    return { type: 'FeatureCollection', features };
  }, [data]);
  if (scene === 'town' && data && (data.open.value ?? 0) > mostAlone) {
    return <CaseTiles onSelect={({ id }) => look({ kind: 'case', id })} />;
  }
  return <PointLayer name="now-cases" points={points} onSelect={(id) => look({ kind: 'case', id })} />;
}

function FireWords({ row }: { readonly row: WallRow }) {
  const { i18n } = useTranslation();
  return (
    <div className={row.state === 'raised' ? 'cy-wall-fire-words cy-wall-burns' : 'cy-wall-fire-words'}>
      <p>{inLanguage(row.title, i18n.language)}</p>
      {row.note && <small>{inLanguage(row.note, i18n.language)}</small>}
    </div>
  );
}

type LegendProps = Pick<WallMapProps, 'wall' | 'past' | 'replaying'> & { readonly keys: readonly LegendKey[] };

function Legend({ wall: { scene, ground }, past, replaying, keys }: LegendProps) {
  const { t, i18n } = useTranslation('wall');
  const nameOf = useKeyNames();
  const { town } = useWall();
  const open = useQuery(pointsQuery(town, scene)).data?.open;
  return (
    <>
      <p className="cy-wall-here">
        <b>
          {t(`scene.${scene}`)} {replaying && past && `${t('replay.openThen')} ${numberText(past.open)}`}
          {!replaying && open && (
            <FigureLink figure={open}>
              {inLanguage(open.name, i18n.language)} <Value value={open.value} format={open.format} />
            </FigureLink>
          )}
        </b>
        {t('map.ground', ground)}
      </p>
      <ul className="cy-wall-legend">
        {keys.map((key) => (
          <li key={key} data-key={key}>
            {signOfKey[key] && <GlyphSign glyph={signOfKey[key]} />}
            {nameOf(key)}
          </li>
        ))}
      </ul>
    </>
  );
}

function useKeyNames(): (key: LegendKey) => string {
  const { t } = useTranslation('wall');
  const { t: word } = useTranslation('map');
  return (key) => (isSite(key) ? word(`sites.${key}`) : t(`map.keys.${key}`));
}
