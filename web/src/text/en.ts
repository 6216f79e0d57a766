import { frame } from './en/frame.ts';
import { terms } from './en/terms.ts';

/** English messages; the same namespaces as `zh.ts`. */
export const en = { frame, terms } as const;
