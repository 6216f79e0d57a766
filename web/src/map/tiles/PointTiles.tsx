import { type PointLayerName, pointStates } from '@chengyun/contract/tiles';
import { Layer, Source } from '@vis.gl/react-maplibre';
import type { ExpressionSpecification } from 'maplibre-gl';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Palette } from '../../ui/palette.ts';
import { usePalette, useTone } from '../../ui/Tone.tsx';
import { abovePoints } from '../ground.ts';
import { match } from './expressions.ts';
import { glyphImage, useGlyphImages } from './glyph-images.ts';
import { burning, glyphsOf, quiet } from './glyphs.ts';
import { LiveTiles } from './LiveTiles.tsx';
import { type TilePicked, useTilePick, useZoomInto } from './tile-pick.ts';
import { useTileSource } from './tile-source.ts';

export type PointTilesProps = {
  /** States that are not shown; memoise it. */
  readonly hidden?: readonly string[];
  /** Id of the thing that is ringed. */
  readonly selected?: string | undefined;
  /** Clicks belong to somebody else, such as who measures. */
  readonly still?: boolean;
  readonly onSelect?: (picked: TilePicked) => void;
  readonly onHover?: (picked: TilePicked | undefined) => void;
  /** Factor for signs and numbers, for a wall seen from afar; 1 unless told. */
  readonly size?: number;
};

type Props = PointTilesProps & { readonly layer: PointLayerName; readonly topics: readonly string[] };

const none: readonly string[] = [];
const nobody = {};

/** A layer of points from our tiles: single things as signs, near ones joined with their number and their worst state. */
export function PointTiles(props: Props) {
  const { layer, topics, hidden = none, selected = '', size = 1, still = false, onSelect, onHover } = props;
  const palette = usePalette();
  const tone = useTone();
  const source = useTileSource(layer);
  const signs = glyphsOf(layer);
  useGlyphImages(useMemo(() => Object.values(signs), [signs]));
  useTilePick(`${layer}-signs`, still ? nobody : { onSelect, onHover });
  useZoomInto(`${layer}-joined`, !still);
  const states: readonly string[] = pointStates[layer];
  const shown = useMemo(() => states.filter((state) => !hidden.includes(state)), [states, hidden]);
  const image = match(
    'state',
    shown.map((state) => [state, glyphImage(signs[state] ?? plain, tone)]),
    '',
  );
  const order = match(
    'state',
    states.map((state, nth) => [state, nth]),
    0,
  );
  return (
    <>
      <Source id={layer} {...source}>
        <Layer
          id={`${layer}-chosen`}
          beforeId={abovePoints(layer)}
          type="circle"
          source-layer={layer}
          filter={['==', ['get', 'id'], selected]}
          paint={{
            'circle-radius': 14 * size,
            'circle-color': palette.primary,
            'circle-opacity': 0.16,
            'circle-stroke-color': palette.primary,
            'circle-stroke-width': 1.5,
          }}
        />
        <Layer
          id={`${layer}-signs`}
          beforeId={abovePoints(layer)}
          type="symbol"
          source-layer={layer}
          filter={['all', ['has', 'id'], ['in', ['get', 'state'], ['literal', [...shown]]]]}
          layout={{
            'icon-image': image,
            'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.55 * size, 16, 0.85 * size],
            'icon-allow-overlap': true,
            // By day there are more than a thousand: names of places would all give way to them.
            'icon-ignore-placement': true,
            'symbol-sort-key': order,
          }}
        />
      </Source>
      <Joined layer={layer} shown={shown} palette={palette} size={size} />
      <LiveTiles source={layer} topics={topics} />
    </>
  );
}

const plain = { shape: 'dot', colour: 'muted' } as const;

type JoinedProps = {
  readonly layer: PointLayerName;
  readonly shown: readonly string[];
  readonly palette: Palette;
  readonly size: number;
};

/* Drawn after the signs of its own layer; Source gives its id to its direct children only, so these name it. */
function Joined({ layer, shown, palette, size }: JoinedProps) {
  const { t, i18n } = useTranslation('map');
  const many = useMemo(() => sum(shown), [shown]);
  const filter: ExpressionSpecification = ['all', ['has', 'n'], ['>', many, 0]];
  const signs = glyphsOf(layer);
  const colourOf = (state: string) => palette[signs[state]?.colour ?? 'muted'];
  const byWorst = <T,>(value: (state: string) => T, otherwise: T) => worst(shown, value, otherwise);
  return (
    <>
      <Layer
        id={`${layer}-joined`}
        beforeId={abovePoints(layer)}
        source={layer}
        source-layer={layer}
        type="circle"
        filter={filter}
        paint={{
          'circle-radius': ['step', many, 11 * size, 10, 13 * size, 100, 16 * size, 1000, 20 * size, 10_000, 24 * size],
          'circle-color': byWorst((state) => (burning.has(state) ? palette.red : palette.card), palette.card),
          'circle-opacity': byWorst((state) => (quiet.has(state) ? 0.82 : 0.96), 0.82),
          'circle-stroke-width': byWorst((state) => (quiet.has(state) ? 1 : 2.4) * size, size),
          'circle-stroke-color': byWorst((state) => (quiet.has(state) ? palette.dim : colourOf(state)), palette.dim),
        }}
      />
      <Layer
        id={`${layer}-numbers`}
        beforeId={abovePoints(layer)}
        source={layer}
        source-layer={layer}
        type="symbol"
        filter={filter}
        layout={{
          'text-field': short(many, i18n.language.startsWith('en'), t('shortUnit')),
          'text-size': 11.5 * size,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        }}
        paint={{
          'text-color': byWorst(
            (state) => (burning.has(state) ? palette.card : quiet.has(state) ? palette.muted : palette.ink),
            palette.muted,
          ),
        }}
      />
    </>
  );
}

function count(state: string): ExpressionSpecification {
  return ['coalesce', ['get', state], 0];
}

function sum(states: readonly string[]): ExpressionSpecification {
  return ['+', 0, ...states.map(count)];
}

/** A value by the worst state shown that is among what is joined. */
function worst<T>(shown: readonly string[], value: (state: string) => T, otherwise: T): ExpressionSpecification {
  const branches = shown.toReversed().flatMap((state) => [['>', count(state), 0], value(state)]);
  if (branches.length === 0) return ['literal', otherwise] as unknown as ExpressionSpecification;
  return ['case', ...branches, otherwise] as unknown as ExpressionSpecification; // built, so not typed branch by branch
}

/** Numbers of ten thousand and more in the short form of the language. */
function short(many: ExpressionSpecification, english: boolean, unit: string): ExpressionSpecification {
  const tenth = english ? 100 : 1000;
  const shortened: ExpressionSpecification = ['concat', ['to-string', ['/', ['round', ['/', many, tenth]], 10]], unit];
  return ['case', ['>=', many, 10_000], shortened, ['to-string', many]];
}
