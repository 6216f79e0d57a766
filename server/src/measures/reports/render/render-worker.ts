import { parentPort } from 'node:worker_threads';
import { type RenderJob, renderReport } from './render-report.ts';

/** What a worker is asked, and what it answers. */
export interface Ask {
  readonly nth: number;
  readonly job: RenderJob;
}
export type Told = { readonly nth: number } & ({ readonly file: Uint8Array } | { readonly why: string });

parentPort?.on('message', ({ nth, job }: Ask) => {
  renderReport(job).then(
    (file) => tell({ nth, file }),
    (cause: unknown) => tell({ nth, why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
  );
});

function tell(told: Told): void {
  parentPort?.postMessage(told);
}
