/** One alert of a camera. `time` is the text as sent, `at` epoch milliseconds; both null when there was none. */
export type Alert = {
  /** `videoloss` inactive is how these cameras say "still here" (ISAPI event notification). */
  readonly kind: 'alarm' | 'heartbeat';
  readonly eventType: string;
  readonly active: boolean;
  readonly channel: string | null;
  readonly ipAddress: string | null;
  readonly macAddress: string | null;
  readonly time: string | null;
  readonly at: number | null;
  readonly postCount: number | null;
  readonly description: string | null;
  readonly regions: readonly string[];
  /** human, vehicle …; null when not told. */
  readonly target: string | null;
  /** True when the document was broken and only its tags were picked out. */
  readonly salvaged: boolean;
};
