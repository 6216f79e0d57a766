import { groundCache } from '../../people/ground-cache.ts';
import { connect } from '../../support/db/connect.ts';
import { rebuildMeasures } from '../again/rebuild-measures.ts';
import { openCatalogue } from '../plan/catalogue.ts';

// For the test of a rebuild that is killed: makes the measures of the town "test" anew, over and over.
const pool = connect(process.env['REBUILD_URL'] ?? '', { role: 'chengyun_server', applicationName: 'rebuild child' });
const loop = { pool, grounds: groundCache(pool, Date.now), now: () => new Date() };
const catalogue = await openCatalogue();
for (;;) {
  console.log('begun');
  await rebuildMeasures({ loop, catalogue }, 'test');
}
