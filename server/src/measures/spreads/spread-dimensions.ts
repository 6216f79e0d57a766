import { valueDimensions } from '../rolls/dimensions.ts';

/** By what it is kept who or what there was: the whole, each dimension of a case, and the weekday. */
export const spreadDimensions = ['all', ...valueDimensions, 'weekday'] as const;

export type SpreadDimension = (typeof spreadDimensions)[number];

/** The stretches of time it is kept for. */
export type SpreadSpan = 'day' | 'month' | 'year';
