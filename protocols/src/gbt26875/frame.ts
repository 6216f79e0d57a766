/** Device time. `at` is epoch milliseconds; `null` when the six bytes are no time (then `raw` keeps them in hex). */
export type Stamp = { readonly at: number } | { readonly at: null; readonly raw: string };

/** A fixed or counted text field. `raw` (hex of the whole field) is kept when text and zero padding do not give the same bytes. */
export type Note = { readonly text: string; readonly raw?: string };

export type SystemRef = { readonly systemType: number; readonly systemAddress: number };
export type AddressRef = SystemRef & { readonly componentAddress: number };
export type ComponentRef = AddressRef & { readonly componentType: number };

export type SystemState = SystemRef & { readonly state: number; readonly time: Stamp };
export type ComponentState = ComponentRef & { readonly state: number; readonly note: Note; readonly time: Stamp };
export type Analog = ComponentRef & { readonly analogType: number; readonly raw: number; readonly time: Stamp };
export type Operation = SystemRef & { readonly marks: number; readonly operator: number; readonly time: Stamp };
export type Version = { readonly major: number; readonly minor: number };
export type OperationQuery = SystemRef & { readonly count: number; readonly since: Stamp };

/** What each unit type carries, by the names of `UNIT_CODE`. */
export type Items = {
  'system-state': SystemState;
  'component-state': ComponentState;
  analog: Analog;
  operation: Operation;
  version: SystemRef & Version;
  config: SystemRef & { readonly note: Note };
  'component-config': ComponentRef & { readonly note: Note };
  'system-time': SystemRef & { readonly time: Stamp };
  'device-state': { readonly state: number; readonly time: Stamp };
  'device-operation': { readonly marks: number; readonly operator: number; readonly time: Stamp };
  'device-version': Version;
  'device-config': { readonly note: Note };
  'device-time': { readonly time: Stamp };
  'read-system-state': SystemRef;
  'read-component-state': AddressRef;
  'read-analog': AddressRef;
  'read-operations': OperationQuery;
  'read-version': SystemRef;
  'read-config': SystemRef;
  'read-component-config': AddressRef;
  'read-system-time': SystemRef;
  'read-device-state': Spare;
  'read-device-operations': { readonly count: number; readonly since: Stamp };
  'read-device-version': Spare;
  'read-device-config': Spare;
  'read-device-time': Spare;
  'initialise-device': Spare;
  'set-device-time': { readonly time: Stamp };
  'check-duty': { readonly minutes: number };
};

/** One reserved byte, 0 by the standard. */
export type Spare = { readonly spare: number };

export type UnitName = keyof Items;

export type KnownUnit = { [K in UnitName]: { readonly type: K; readonly items: readonly Items[K][] } }[UnitName];

/** The application unit. `opaque` is a vendor's own type or a layout that does not add up; its bytes are kept as hex. */
export type Unit = KnownUnit | { readonly type: 'none' } | { readonly type: 'opaque'; readonly hex: string };

/** The control unit of a packet (GB/T 26875.3-2011, 6.6). Addresses are 48-bit numbers, `version` is [main, user]. */
export type Header = {
  readonly serial: number;
  readonly version: readonly [number, number];
  readonly time: Stamp;
  readonly source: number;
  readonly destination: number;
  readonly command: number;
};

/** One packet. */
export type Frame = Header & { readonly unit: Unit };
