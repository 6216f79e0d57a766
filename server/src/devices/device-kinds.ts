import type { Sql } from '../support/db/connect.ts';

/** What a device is to whoever looks at the town: conditions over `device d`. */
export const deviceKinds = {
  /** A camera is one that speaks as cameras do, or whose profile says so. */
  camera: (sql: Sql) =>
    sql`(d.protocol in ('frigate', 'hikvision', 'dahua') or coalesce(d.profile_id like 'camera%', false))`,
  hydrant: (sql: Sql) => sql`d.profile_id = 'hydrant-pressure'`,
  /** A section of a river or lake whose water is rated. */
  section: (sql: Sql) => sql`d.profile_id like 'section-%'`,
};
