// MQTT 3.1.1 (OASIS, 29 October 2014); MQTT 3.1 differs only in the name and level of its CONNECT.

/** Names of the protocol by level (3.1.2.1, 3.1.2.2; MQTT 3.1, 3.1). */
export const PROTOCOL: Readonly<Record<number, string>> = { 3: 'MQIsdp', 4: 'MQTT' };

/** Types of packets by number (2.2.1, table 2.1). */
export const TYPE = {
  connect: 1,
  connack: 2,
  publish: 3,
  puback: 4,
  pubrec: 5,
  pubrel: 6,
  pubcomp: 7,
  subscribe: 8,
  suback: 9,
  unsubscribe: 10,
  unsuback: 11,
  pingreq: 12,
  pingresp: 13,
  disconnect: 14,
} as const;

/** Return codes of CONNACK (3.2.2.3, table 3.1). */
export const RETURN_CODE = {
  accepted: 0,
  'unacceptable-protocol': 1,
  'identifier-rejected': 2,
  unavailable: 3,
  'bad-credentials': 4,
  'not-authorized': 5,
} as const;

/** What SUBACK says of a topic that is refused (3.9.3). */
export const SUBSCRIPTION_REFUSED = 0x80;

/** Most bytes of a remaining length (2.2.3). */
export const LENGTH_BYTES = 4;
