import { GroundMaps } from '@chengyun/contract/tiles';
import Type from 'typebox';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { rangeOf } from './byte-range.ts';
import type { PmtilesFile } from './pmtiles-file.ts';
import { TIANDITU_SHEETS, TIANDITU_ZOOM, tiandituTile, tiandituUrl } from './tianditu.ts';

/** Base maps beside the drawn one, as they are set up. */
export interface OutsideMaps {
  readonly pmtiles: PmtilesFile | undefined;
  readonly tiandituKey: string | undefined;
  readonly fetch: typeof fetch;
}

const Whole = Type.String({ pattern: '^\\d{1,7}$', default: '0' });
const address = { z: Whole, x: Whole, y: Whole };
const common = { method: 'GET', tag: 'map', roles: 'any', kiosk: true } as const;
/** Base maps change with a new file or a new year. */
const KEPT = 'private, max-age=86400';

/** A view asks for dozens of pictures: that none comes is told once in so long. */
const TOLD_EVERY_MS = 600_000;

/** Base maps from a file or from Tianditu, by way of this server: a page asks nobody else. */
export function groundRoutes(app: TownApp, maps: OutsideMaps): void {
  const mayTell = onceEvery(TOLD_EVERY_MS);
  townRoute(app, {
    ...{ ...common, url: '/map/ground' },
    summary: 'Which base maps there are beside the drawn one',
    schema: { answer: GroundMaps },
    handler: async () => ({ pmtiles: maps.pmtiles?.facts ?? null, tianditu: maps.tiandituKey !== undefined }),
  });
  pmtilesRoutes(app, maps);
  townRoute(app, {
    ...{ ...common, url: '/map/tianditu/:sheet/:z/:x/:y' },
    summary: 'A picture of Tianditu (天地图), fetched with the key of this server',
    schema: { params: { sheet: Type.Enum(TIANDITU_SHEETS), ...address } },
    handler: async ({ params: { sheet, z, x, y }, reply, request }) => {
      if (maps.tiandituKey === undefined) throw new Refusal('map.not-set-up', { setting: 'TIANDITU_KEY' });
      const at = [Math.min(Number(z), TIANDITU_ZOOM), Number(x), Number(y)] as const;
      const tile = await tiandituTile(tiandituUrl(sheet, at, maps.tiandituKey), maps.fetch).catch((error: unknown) => {
        if (mayTell()) request.log.warn({ err: error }, 'Tianditu gives no tiles');
        throw new Refusal('map.not-answered', {});
      });
      return reply.headers({ 'cache-control': KEPT, 'content-type': tile.type }).send(tile.bytes);
    },
  });
}

function pmtilesRoutes(app: TownApp, { pmtiles }: OutsideMaps): void {
  const file = () => {
    if (!pmtiles) throw new Refusal('map.not-set-up', { setting: 'PMTILES_FILE' });
    return pmtiles;
  };
  townRoute(app, {
    ...{ ...common, url: '/map/pmtiles/:z/:x/:y.mvt' },
    summary: 'A vector tile of the base map file',
    schema: { params: address },
    handler: async ({ params: { z, x, y }, reply }) => {
      const tile = await file().tile(Number(z), Number(x), Number(y));
      reply.headers({ 'cache-control': KEPT, etag: `"${file().mark}"` });
      return tile ? reply.type('application/vnd.mapbox-vector-tile').send(tile) : reply.code(204).send();
    },
  });
  townRoute(app, {
    ...{ ...common, url: '/map/ground.pmtiles' },
    summary: 'The base map file itself, by ranges (RFC 9110, 14)',
    handler: async ({ request, reply }) => {
      const { bytes, mark, stretch } = file();
      reply.headers({ etag: `"${mark}"`, 'accept-ranges': 'bytes', 'cache-control': KEPT });
      if (request.headers['if-none-match'] === `"${mark}"`) return reply.code(304).send();
      const range = rangeOf(request.headers.range, bytes);
      if (range === 'none') return reply.code(416).header('content-range', `bytes */${bytes}`).send();
      const { from, to } = range ?? { from: 0, to: bytes - 1 };
      if (range) reply.code(206).header('content-range', `bytes ${from}-${to}/${bytes}`);
      reply.headers({ 'content-type': 'application/vnd.pmtiles', 'content-length': to - from + 1 });
      return reply.send(stretch({ from, to }));
    },
  });
}

function onceEvery(ms: number): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - last < ms) return false;
    last = performance.now();
    return true;
  };
}
