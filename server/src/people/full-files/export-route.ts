import Type, { type Static, type TObject, type TProperties } from 'typebox';
import type { Sql } from '../../support/db/connect.ts';
import { everyPage, hasPlaces } from '../../support/files/list-table.ts';
import type { TableFormat } from '../../support/files/write-table.ts';
import { COORDINATE_SYSTEMS, type CoordinateSystem } from '../../support/geo/coordinates.ts';
import type { TownCall } from '../town-call.ts';
import { type TownApp, type TownRoute, townRoute } from '../town-route.ts';
import { zoneOf } from '../town-zone.ts';
import { type MaskedList, sendMasked } from './send-masked.ts';

/** As many as a sheet holds. */
const MOST = 1_000_000;
const PAGE = 1_000;

type Place = { readonly limit: number; readonly cursor?: string };
type Wanted<Q extends TProperties> = Omit<Static<TObject<Q>>, 'limit' | 'cursor'>;
type Asking = Pick<TownCall<Record<never, never>, TObject, TObject>, 'townId' | 'actor' | 'now'>;

type Exported<Q extends TProperties, Row> = Omit<MaskedList<Row>, 'batches'> &
  Pick<TownRoute<Record<never, never>, TObject, TObject, TObject>, 'url' | 'summary' | 'tag' | 'roles'> & {
    /** What the list may be asked with. */
    readonly query: Q;
    /** One page of the list, each in a transaction of its own; a short list is one page. */
    readonly page: (
      sql: Sql,
      wanted: Wanted<Q> & Place,
      asking: Asking,
    ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>;
  };

/** The route by which a list goes out as a file, read page after page, with the filters its page shows. */
export function exportRoute<Q extends TProperties, Row>(
  app: TownApp,
  { url, summary, tag, roles, query, page, ...list }: Exported<Q, Row>,
): void {
  const places = hasPlaces(list.columns) ? { crs: Type.Optional(Type.Enum(COORDINATE_SYSTEMS)) } : {};
  const asked = Type.Object(
    { ...query, ...places, format: Type.Enum(['xlsx', 'csv']) },
    { additionalProperties: false },
  );
  townRoute(app, {
    ...{ method: 'GET', url, summary, tag, roles, schema: { query: asked } },
    handler: async ({ query: given, townId, actor, name: by, inTown, reply, language, now }) => {
      // What the schema let through: TypeScript cannot tell it of a schema that is put together here.
      const {
        format,
        crs = 'wgs84',
        limit: _limit,
        cursor: _cursor,
        ...wanted
      } = given as Wanted<Q> & Partial<Place> & { format: TableFormat; crs?: CoordinateSystem };
      const zone = await inTown((sql) => zoneOf(sql, townId));
      const next = (cursor: string | undefined) => {
        const place = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
        return inTown((sql) =>
          page(sql, { ...wanted, ...place } as unknown as Wanted<Q> & Place, { townId, actor, now }),
        );
      };
      return sendMasked(reply, { ...list, batches: everyPage(next, MOST) }, { format, language, zone, crs, now, by });
    },
  });
}
