import '../cases/form.css';
import { useState } from 'react';
import { DraftsContext, makeDrafts } from '../cases/acts/drafts.ts';
import { AlarmsPage } from '../devices/AlarmsPage.tsx';
import { incidentCase } from './IncidentCase.tsx';

/** The fire desk with the case an incident became: what may be done about a case is written once. */
export function AlarmsRoute() {
  const [drafts] = useState(makeDrafts);
  return (
    <DraftsContext value={drafts}>
      <AlarmsPage caseParts={incidentCase} />
    </DraftsContext>
  );
}
