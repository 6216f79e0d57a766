import type { Loop } from '../../cases/loop.ts';

/** What facts are made anew with. */
export type Remaking = Pick<Loop, 'pool' | 'grounds' | 'now'>;
