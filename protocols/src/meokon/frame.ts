/** What a terminal of one sensor reports. Numbers are raw: `quantityOf` in `table.ts` gives them a unit. */
export type Report = {
  readonly kind: 'report';
  readonly low: number;
  readonly high: number;
  readonly current: number;
  /** When the last record was taken, epoch milliseconds. */
  readonly at: number;
  /** Oldest first, `interval` seconds apart. */
  readonly records: readonly number[];
};

/** A body with another layout (two sensors, floating point); kept as hex. */
export type Opaque = { readonly kind: 'opaque'; readonly count: number; readonly hex: string };

export type Frame = {
  /** 0 for a report. */
  readonly command: number;
  /** Twelve characters; the device's name everywhere. */
  readonly deviceId: string;
  /** Bit 7 outside supply, bits 6–5 kind of supply, bits 4–0 charge in steps of 5 %. */
  readonly power: number;
  /** dBm */
  readonly rssi: number;
  /** Seconds between records. */
  readonly interval: number;
  readonly deviceType: number;
  readonly alarms: number;
  readonly body: Report | Opaque;
};
