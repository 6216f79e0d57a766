import { FoundPlace, FoundPlaces, PlaceAt, PlaceAtQuery, PlaceQuery } from '@chengyun/contract/place';
import { Id } from '@chengyun/contract/words';
import { Refusal } from '../../support/http/refusal.ts';
import { mapJson, mapMark } from '../../town/ground/map-queries.ts';
import { townRoute } from '../town-route.ts';
import type { GroundApp } from './ground-app.ts';

const tag = 'ground';

/** Addresses, and the drawn base map. */
export function placeRoutes(app: GroundApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/places', tag, roles: 'any' },
    summary:
      'Places by name, alias or address, best first; unknown house numbers are estimated between their neighbours',
    schema: { query: PlaceQuery, answer: FoundPlaces },
    handler: async ({ inTown, townId, query: { q, limit = 10 } }) => ({
      places: await app.places.find(townId, inTown, q, limit),
    }),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/places/at', tag, roles: 'any' },
    summary: 'The areas at a position and the nearest address within 500 m',
    schema: { query: PlaceAtQuery, answer: PlaceAt },
    handler: ({ inTown, townId, query: { lon, lat } }) => app.places.at(townId, inTown, lon, lat),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/places/:id', tag, roles: 'any' },
    summary: 'One place of the address book',
    schema: { params: { id: Id }, answer: FoundPlace },
    handler: async ({ inTown, townId, params: { id } }) => {
      const found = await app.places.one(townId, inTown, id);
      if (!found) throw new Refusal('not-found', { what: id });
      return found;
    },
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/map/base', tag, roles: 'any', kiosk: true },
    summary: 'The layers of the drawn base map, each a FeatureCollection in WGS-84 (ETag)',
    handler: async ({ inTown, townId, request, reply }) =>
      app.replies.send(request, reply, {
        ...{ name: `${townId}/map`, mark: await inTown(mapMark), make: () => inTown(mapJson), maxAge: 3600 },
      }),
  });
}
