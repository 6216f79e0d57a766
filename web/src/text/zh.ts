import { frame } from './zh/frame.ts';
import { terms } from './zh/terms.ts';

/** Chinese messages, one namespace per feature; add a feature's file here and in `en.ts`. */
export const zh = { frame, terms } as const;
