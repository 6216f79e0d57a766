import type { Json } from '../wire/json.ts';

/** One part of a Dahua event stream. `index` counts channels from 0. */
export type Event =
  | { readonly kind: 'heartbeat' }
  | {
      readonly kind: 'event';
      readonly code: string;
      readonly action: 'Start' | 'Stop' | 'Pulse' | 'State';
      readonly index: number;
      readonly data: Json;
    };
