import { linkCase, wantedByIncident } from '../../devices/incidents/incident-case.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Loop } from '../loop.ts';
import { openCase, signalRow, storeOpening } from '../open-case.ts';
import { serialFor } from '../routes/calls.ts';
import { reportOfIncident } from './report-of-incident.ts';

/**
 * Opens the case an incident wants: the case with its journal and the incident's own note of it in one transaction.
 * Doing it again does nothing. Gives the id of the case, or null when there is nothing to do.
 */
export async function openForIncident(loop: Loop, townId: string, incidentId: string): Promise<string | null> {
  const ground = await loop.grounds.of(townId);
  const serial = await serialFor(loop, townId);
  return inTown(loop.pool, townId, systemActor, async (sql) => {
    const incident = await wantedByIncident(sql, incidentId);
    if (!incident) return null;
    const now = loop.now();
    const report = reportOfIncident(incident, ground.town.zone);
    const opening = openCase(report, { ground, actor: systemActor, now, id: loop.newId(), serial });
    const { id, number } = opening.aggregate;
    // What machines say names nobody, and the room that burns is for everyone to see.
    const signal = signalRow(id, { report, signalId: loop.newId(), person: null }, opening.step.at);
    await storeOpening(loop, sql, ground, opening, { signal, sealed: null });
    await linkCase(sql, townId, { incidentId, caseId: id, number, now });
    return id;
  });
}
