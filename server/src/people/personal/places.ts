// What an envelope is bound to: the town, the table and column, and the row. One sealed elsewhere does not open here.

/** The place of a case's key. */
export function keyPlace(townId: string, caseId: string): string {
  return `${townId}/case_key.sealed/${caseId}`;
}

/** The place of the person of a signal. */
export function personPlace(townId: string, signalId: string): string {
  return `${townId}/signal.person/${signalId}`;
}

/** The place of what is sealed in texts of a case: its row and its journal hold the same words. */
export function textPlace(townId: string, caseId: string): string {
  return `${townId}/case.text/${caseId}`;
}

/** The place of a run's key, and of a row of its list that did not fit. */
export function runPlace(townId: string, runId: string): string {
  return `${townId}/import_run.sealed_key/${runId}`;
}

export function badRowPlace(townId: string, runId: string, rowNumber: number): string {
  return `${townId}/import_bad_row.sealed/${runId}/${rowNumber}`;
}
