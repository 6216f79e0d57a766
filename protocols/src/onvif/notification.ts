type Items = Readonly<Record<string, string>>;

/** One notification of an ONVIF event service. */
export type Notification = {
  readonly topic: string;
  /** `Initialized` is the state at the time of subscribing, not something that happened. */
  readonly operation: 'Initialized' | 'Changed' | 'Deleted' | null;
  /** As sent. */
  readonly time: string;
  /** Which camera, rule or input. */
  readonly source: Items;
  /** What it says, such as `IsMotion` = `true`. */
  readonly data: Items;
};
