import type { Json } from '../wire/json.ts';

/** Keys and values; a null value is left out, as ThingsBoard ignores it. */
export type Values = Readonly<Record<string, Exclude<Json, null>>>;

/** Values at one moment. `ts` is epoch milliseconds; null means "when received". */
export type Point = { readonly ts: number | null; readonly values: Values };

export type Message =
  | { readonly kind: 'telemetry'; readonly points: readonly Point[] }
  | { readonly kind: 'attributes'; readonly values: Values }
  | {
      readonly kind: 'attribute-request';
      readonly id: number;
      readonly client: readonly string[];
      readonly shared: readonly string[];
    }
  | { readonly kind: 'rpc-response'; readonly id: number; readonly body: Json }
  | { readonly kind: 'gateway-connect'; readonly device: string; readonly type: string | null }
  | { readonly kind: 'gateway-disconnect'; readonly device: string }
  | {
      readonly kind: 'gateway-telemetry';
      readonly devices: readonly { readonly device: string; readonly points: readonly Point[] }[];
    }
  | {
      readonly kind: 'gateway-attributes';
      readonly devices: readonly { readonly device: string; readonly values: Values }[];
    }
  | {
      readonly kind: 'gateway-attribute-request';
      readonly id: number;
      readonly device: string;
      /** Attributes the device told, or those that were set for it. */
      readonly scope: 'client' | 'shared';
      readonly keys: readonly string[];
    }
  | { readonly kind: 'gateway-rpc-response'; readonly id: number; readonly device: string; readonly body: Json };
