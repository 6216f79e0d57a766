import type { Stage } from '../stage.ts';
import { auditRoutes } from './audit-routes.ts';
import { checkAndKeep } from './check-chains.ts';
import { headsDir, openSigner } from './keys.ts';
import { makeSealer, startSealing } from './sealer.ts';

/** The audit trail: its sealing, its daily check, and the pages of who reads it. */
export const auditStage: Stage = {
  name: 'audit',
  start: ({ ownerSql, config, log, now }) => {
    const signer = openSigner(config.dataDir);
    const heads = headsDir(config.dataDir);
    const sealer = makeSealer({ ownerSql, signer, heads, now, algorithm: config.auditHash });
    const stop = startSealing(sealer, (error) => log.error({ err: error }, 'The audit trail could not be sealed'));
    return {
      routes: auditRoutes,
      tasks: { 'audit.check': (_payload, world) => checkAndKeep(world) },
      timed: [{ task: 'audit.check', pattern: '41 19 * * *' }],
      stop,
    };
  },
};
