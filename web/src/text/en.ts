import { arrivals } from './en/arrivals.ts';
import { imports } from './en/arrivals-imports.ts';
import { photos } from './en/arrivals-photos.ts';
import { tasks } from './en/arrivals-tasks.ts';
import { frame } from './en/frame.ts';
import { terms } from './en/terms.ts';

/** English messages; the same namespaces as `zh.ts`. */
export const en = { frame, terms, arrivals, imports, photos, tasks } as const;
