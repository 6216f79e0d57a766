import { type PointLayerName, pointStates, tileLayers } from '@chengyun/contract/tiles';
import { type MapPlace, readView, writeView } from '../../map/parts/view.ts';
import { readMoment, writeMoment } from '../moment.ts';

/** What the map page shows, as it stands in the address bar. */
export type MapAddress = {
  readonly view: MapPlace | undefined;
  readonly layers: readonly ShownLayer[];
  /** States left out, as `layer.state`. */
  readonly hidden: readonly string[];
  readonly thing: Thing | undefined;
  readonly area: string | undefined;
  /** A past moment shown in place of now. */
  readonly moment: Date | undefined;
};

/** Layers of the legend, in its order. */
export const shownLayers = ['cases', 'alarms', 'patrols', 'devices', 'cameras', 'sections', 'sites', 'areas'] as const;
export type ShownLayer = (typeof shownLayers)[number];

/** A thing on the map: its layer and its id. */
export type Thing = { readonly layer: PointLayerName; readonly id: string };

const firstLayers = 'cases,alarms,patrols,areas';
/** Sixty thousand devices in order would hide the few that are not. */
const firstHidden = 'devices.ok,devices.off';

const list = (text: string) => text.split(',').filter(Boolean);

/** Reads the address; what is none of ours is passed over. */
export function readAddress(search: Readonly<Record<string, string | undefined>>): MapAddress {
  const layers = list(search['layers'] ?? firstLayers);
  return {
    view: readView(search['at']),
    layers: shownLayers.filter((layer) => layers.includes(layer)),
    hidden: list(search['hide'] ?? firstHidden),
    thing: readThing(search['thing']),
    area: search['area'],
    moment: readMoment(search['moment']),
  };
}

/** The part of the address that a change touches; what is as at first is left out. */
export function writeAddress(change: Partial<MapAddress>): Record<string, string | undefined> {
  const written: Record<string, string | undefined> = {};
  const { view, layers, hidden, thing } = change;
  if (view) written['at'] = writeView(view);
  if (layers) written['layers'] = unless(firstLayers, layers.join(',')) ?? undefined;
  if (hidden) written['hide'] = unless(firstHidden, hidden.join(',') || ',');
  if ('thing' in change) written['thing'] = thing && `${thing.layer}:${thing.id}`;
  if ('area' in change) written['area'] = change.area;
  if ('moment' in change) written['moment'] = change.moment && writeMoment(change.moment);
  return written;
}

function unless(first: string, text: string): string | undefined {
  return text === first ? undefined : text || ',';
}

function readThing(text: string | undefined): Thing | undefined {
  const [layer = '', id = ''] = (text ?? '').split(':');
  return isPointLayer(layer) && /^[0-9a-f-]{36}$/.test(id) ? { layer, id } : undefined;
}

function isPointLayer(layer: string): layer is PointLayerName {
  return tileLayers.some((one) => one === layer) && layer in pointStates;
}
