import { groundCache } from '../../people/ground-cache.ts';
import { connect } from '../../support/db/connect.ts';
import { factsAgain } from './facts-again.ts';
import type { FactsTask } from './facts-in-child.ts';

// A child is of no use to nobody.
process.once('disconnect', () => process.exit(0));

process.once('message', (task) => {
  void work(task as FactsTask).then(
    (found) => process.send?.(found, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function work({ url, townId, stretch }: FactsTask) {
  const pool = connect(url, { role: 'chengyun_server', max: 3, applicationName: 'chengyun facts' });
  return factsAgain({ pool, grounds: groundCache(pool, Date.now), now: () => new Date() }, townId, stretch);
}
