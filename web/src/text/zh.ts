import { arrivals } from './zh/arrivals.ts';
import { imports } from './zh/arrivals-imports.ts';
import { photos } from './zh/arrivals-photos.ts';
import { tasks } from './zh/arrivals-tasks.ts';
import { frame } from './zh/frame.ts';
import { terms } from './zh/terms.ts';

/** Chinese messages, one namespace per feature; add a feature's file here and in `en.ts`. */
export const zh = { frame, terms, arrivals, imports, photos, tasks } as const;
