import { type TileLayer, TileTotals, tileLayers, tileZooms } from '@chengyun/contract/tiles';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../people/actor.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { SentTile } from './encode-tile.ts';
import type { Layers, TileAddress } from './layers.ts';

const Whole = Type.String({ pattern: '^\\d{1,7}$', default: '0' });
const Layer = Type.String({ maxLength: 32, default: 'cases', description: tileLayers.join(', ') });

/** The town as vector tiles. */
export function tileRoutes(app: TownApp, layers: Layers): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/tiles/totals', tag: 'map', roles: 'any' },
    summary:
      'How many things of each layer of points are in each state, as far as the caller may see them, as of two seconds ago at most',
    schema: { answer: TileTotals },
    handler: ({ townId, actor }) => layers.totals(townId, actor),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/tiles/:layer/:z/:x/:y.mvt', tag: 'map', roles: 'any', kiosk: true },
    summary: 'A vector tile of a layer as far as the caller may see it; near things joined, with count and worst state',
    schema: { params: { layer: Layer, z: Whole, x: Whole, y: Whole } },
    handler: async ({ townId, actor, params: { layer, ...at }, request, reply }) =>
      send(request, reply, await tileOf(layers, { townId, layer: known(layer), actor, at: addressOf(at) })),
  });
}

function known(layer: string): TileLayer {
  const found = tileLayers.find((one) => one === layer);
  if (!found) throw new Refusal('tiles.no-such-layer', { layer, layers: tileLayers.join(', ') });
  return found;
}

function addressOf(at: { readonly z: string; readonly x: string; readonly y: string }): TileAddress {
  const [z, x, y] = [Number(at.z), Number(at.x), Number(at.y)];
  const side = 2 ** z;
  if (z <= tileZooms.max && x < side && y < side) return [z, x, y];
  throw new Refusal('tiles.no-such-tile', { ...at, most: tileZooms.max });
}

interface Asked {
  readonly townId: string;
  readonly layer: TileLayer;
  readonly actor: Actor;
  readonly at: TileAddress;
}

function tileOf(layers: Layers, { townId, layer, actor, at }: Asked): Promise<SentTile> {
  if (layer === 'areas' || layer === 'base') return layers.shapes(townId, layer, at);
  return layers.points(townId, layer, actor, at);
}

/** Sends a tile, or 304 to who has it. The page asks each time: what it may see can change at any moment. */
function send(request: FastifyRequest, reply: FastifyReply, { tag, plain, gz }: SentTile): FastifyReply {
  reply.headers({ etag: tag, vary: 'accept-encoding, cookie', 'cache-control': 'private, no-cache' });
  if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send();
  reply.type('application/vnd.mapbox-vector-tile');
  const packs = gz && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  // Already said, so that nobody packs it again on its way out.
  reply.header('content-encoding', packs ? 'gzip' : 'identity');
  return reply.send(packs ? gz : plain);
}
