import type { DeviceProtocol } from '@chengyun/contract/device';

/** A row of a list of devices that fits. What a row does not say is left out: of a known device it stays as it is. */
export type DeviceRow = {
  readonly rowNumber: number;
  readonly protocol: DeviceProtocol;
  /** How the device names itself on its protocol. */
  readonly externalId: string;
  readonly name: string;
  readonly profileId?: string;
  readonly model?: string;
  readonly dialect?: string;
  readonly building?: string;
  readonly place?: string;
  /** Code of the area the row names. */
  readonly areaCode?: string;
  /** WGS-84, degrees; both or neither. */
  readonly lon?: number;
  readonly lat?: number;
  /** External id of the gateway or platform that speaks for it. */
  readonly parent?: string;
  /** The token or password it will show. */
  readonly secret?: string;
  /** Common name of the certificate it will show in place of one. */
  readonly certificate?: string;
};

/** What a town knows that rows of devices name: profiles and areas, by id or code and by name in lower case. */
export type DeviceWords = {
  readonly profiles: ReadonlyMap<string, string>;
  readonly areas: ReadonlyMap<string, string>;
};
