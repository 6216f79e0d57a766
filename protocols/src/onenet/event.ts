import type { Json } from '../wire/json.ts';

/** One message inside a push. Times are epoch milliseconds. */
export type Item =
  | {
      readonly kind: 'datapoint';
      readonly deviceId: string;
      readonly stream: string;
      readonly at: number;
      readonly value: Json;
      readonly imei: string | null;
    }
  | {
      readonly kind: 'presence';
      readonly deviceId: string;
      readonly online: boolean;
      readonly loginType: number;
      readonly at: number;
      readonly imei: string | null;
    }
  | { readonly kind: 'result'; readonly deviceId: string; readonly at: number; readonly body: Json }
  | { readonly kind: 'other'; readonly type: number; readonly body: Json };

/** A push: items in the clear, with the exact text they were signed over, or one encrypted text. */
export type Push =
  | {
      readonly kind: 'plain';
      readonly items: readonly Item[];
      readonly signature: string;
      readonly nonce: string;
      readonly signed: string;
    }
  | { readonly kind: 'encrypted'; readonly message: string; readonly signature: string; readonly nonce: string };
