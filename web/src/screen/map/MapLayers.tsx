import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { PointLayerName } from '@chengyun/contract/tiles';
import type { Replay } from '@chengyun/contract/wall';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pointOrder } from '../../map/ground.ts';
import { FlyTo } from '../../map/parts/FlyTo.tsx';
import { HoverCard } from '../../map/parts/HoverCard.tsx';
import { LinkToView } from '../../map/parts/LinkToView.tsx';
import { MeasureTool } from '../../map/parts/MeasureTool.tsx';
import { PlaceMark } from '../../map/parts/PlaceMark.tsx';
import type { MapPlace } from '../../map/parts/view.ts';
import { AreaTiles } from '../../map/tiles/AreaTiles.tsx';
import { AlarmTiles, CaseTiles, DeviceTiles, PatrolTiles, SiteTiles } from '../../map/tiles/layers.tsx';
import type { TilePicked } from '../../map/tiles/tile-pick.ts';
import type { Looked } from './MapPanel.tsx';
import type { MapAddress, ShownLayer, Thing } from './map-address.ts';
import { PastLayers } from './PastLayers.tsx';
import { useThingPlace } from './queries.ts';
import { ThingCard } from './ThingCard.tsx';

type MapLayersProps = {
  readonly address: MapAddress;
  readonly looked: Looked | undefined;
  readonly measuring: boolean;
  /** A past moment is shown in place of now; `past` is undefined until it has come. */
  readonly replaying: boolean;
  readonly past: Replay | undefined;
  readonly onChange: (change: Partial<MapAddress>) => void;
  readonly onMove: (view: MapPlace) => void;
  readonly onMeasured: () => void;
};

/** What stands where it stood, so that a past moment shows it too. */
const standing: ReadonlySet<PointLayerName> = new Set(['sites']);

type At = { readonly thing: Thing } & Pick<TilePicked, 'position' | 'stack'>;

/** What stands on the ground: the layers chosen, the card of what is pointed at, the place looked for. */
export function MapLayers(props: MapLayersProps) {
  const { address, looked, measuring, replaying, past, onChange, onMove, onMeasured } = props;
  const [hovered, setHovered] = useState<At>();
  const { chosen, setChosen, close } = useChosen(address.thing, onChange);
  const shows = (layer: ShownLayer) => address.layers.includes(layer);
  const passing = hovered && hovered.thing.id !== chosen?.thing.id ? hovered : undefined;
  return (
    <>
      <AreaTilesShown address={address} />
      {replaying && past && <PastLayers past={past} address={address} still={measuring} onChoose={setChosen} />}
      {pointOrder.map((layer) =>
        shows(layer) && (!replaying || standing.has(layer)) ? (
          <Tiles key={layer} {...{ layer, address, still: measuring, onHover: setHovered, onChoose: setChosen }} />
        ) : null,
      )}
      {looked?.mark && <PlaceMark at={looked.mark.position} name={looked.mark.name} />}
      <FlyTo to={looked?.to} />
      {passing && (
        <HoverCard at={passing.position}>
          <ThingCard thing={passing.thing} />
        </HoverCard>
      )}
      {chosen && (
        <HoverCard key={chosen.position.join()} at={chosen.position} onClose={close}>
          <ThingCard thing={chosen.thing} onClose={close} />
          <StackPager at={chosen} onTurn={setChosen} />
        </HoverCard>
      )}
      {measuring && <MeasureTool onEnd={onMeasured} />}
      <LinkToView onMove={onMove} />
    </>
  );
}

/** The thing whose card stays. Where it stands is known from the click, or asked for when a link named it. */
function useChosen(thing: Thing | undefined, onChange: MapLayersProps['onChange']) {
  const [picked, setPicked] = useState<At>();
  const setChosen = useCallback(
    (at: At) => {
      setPicked(at);
      onChange({ thing: at.thing });
    },
    [onChange],
  );
  const close = useCallback(() => onChange({ thing: undefined }), [onChange]);
  const known = thing && picked?.thing.id === thing.id ? picked : undefined;
  const position = useThingPlace(known ? undefined : thing);
  return { chosen: known ?? (thing && position && { thing, position, stack: [thing.id] }), setChosen, close };
}

/** Turns through things that stand on one spot. */
function StackPager({ at, onTurn }: { readonly at: At; readonly onTurn: (at: At) => void }) {
  const { t } = useTranslation('map');
  const { thing, stack } = at;
  if (stack.length < 2) return null;
  const nth = stack.indexOf(thing.id);
  const turn = (by: number) => {
    const id = stack[(nth + by + stack.length) % stack.length];
    if (id) onTurn({ ...at, thing: { ...thing, id } });
  };
  return (
    <p className="mp-stack">
      <Button type="text" size="small" icon={<LeftOutlined />} aria-label={t('before')} onClick={() => turn(-1)} />
      <span>{t('stack', { nth: nth + 1, many: stack.length })}</span>
      <Button type="text" size="small" icon={<RightOutlined />} aria-label={t('after')} onClick={() => turn(1)} />
    </p>
  );
}

function AreaTilesShown({ address: { layers, area } }: { readonly address: MapAddress }) {
  if (!layers.includes('areas') && !area) return null;
  return <AreaTiles selected={area} level={area?.includes('G') ? 'grid' : 'community'} />;
}

type TilesProps = {
  readonly layer: PointLayerName;
  readonly address: MapAddress;
  /** Clicks belong to somebody else. */
  readonly still: boolean;
  readonly onHover: (at: At | undefined) => void;
  readonly onChoose: (at: At) => void;
};

function Tiles({ layer, address, still, onHover, onChoose }: TilesProps) {
  const left = address.hidden.filter((one) => one.startsWith(`${layer}.`)).join();
  const hidden = useMemo(() => left.split(',').map((one) => one.slice(layer.length + 1)), [left, layer]);
  const select = useCallback(
    ({ id, position, stack }: TilePicked) => onChoose({ thing: { layer, id }, position, stack }),
    [layer, onChoose],
  );
  const hover = useCallback(
    (picked: TilePicked | undefined) => onHover(picked && { ...picked, thing: { layer, id: picked.id } }),
    [layer, onHover],
  );
  const selected = address.thing?.layer === layer ? address.thing.id : undefined;
  const props = { hidden, selected, still, onSelect: select, onHover: hover };
  if (layer === 'cases') return <CaseTiles {...props} />;
  if (layer === 'alarms') return <AlarmTiles {...props} />;
  if (layer === 'patrols') return <PatrolTiles {...props} />;
  if (layer === 'sites') return <SiteTiles {...props} />;
  return <DeviceTiles of={layer} {...props} />;
}
