/** A control packet of MQTT 3.1.1. */
export type Packet = Connect | Foreign | Connack | Publish | Ack | Subscribe | Suback | Unsubscribe | Bare;

export type Qos = 0 | 1 | 2;

export type Connect = {
  readonly type: 'connect';
  /** 3 for MQTT 3.1, 4 for 3.1.1. */
  readonly level: 3 | 4;
  readonly clean: boolean;
  /** Seconds within which the client says something; 0 for never. */
  readonly keepAlive: number;
  readonly clientId: string;
  readonly will: Will | null;
  readonly username: string | null;
  readonly password: Uint8Array | null;
};

/** A CONNECT of another version, which is answered by the return code for it (3.1.2.2). */
export type Foreign = { readonly type: 'foreign'; readonly protocol: string; readonly level: number };

/** What is published for a client that goes without a word (3.1.2.5). */
export type Will = {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
};

export type Connack = { readonly type: 'connack'; readonly sessionPresent: boolean; readonly code: number };

export type Publish = {
  readonly type: 'publish';
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly dup: boolean;
  readonly retain: boolean;
  /** 0 with QoS 0, which has none. */
  readonly id: number;
};

export type Ack = {
  readonly type: 'puback' | 'pubrec' | 'pubrel' | 'pubcomp' | 'unsuback';
  readonly id: number;
};

export type Subscribe = {
  readonly type: 'subscribe';
  readonly id: number;
  readonly topics: readonly { readonly topic: string; readonly qos: Qos }[];
};

export type Suback = { readonly type: 'suback'; readonly id: number; readonly codes: readonly number[] };

export type Unsubscribe = { readonly type: 'unsubscribe'; readonly id: number; readonly topics: readonly string[] };

export type Bare = { readonly type: 'pingreq' | 'pingresp' | 'disconnect' };
