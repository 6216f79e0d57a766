// ThingsBoard MQTT device API and gateway API: topics on which devices publish.

// https://thingsboard.io/docs/reference/mqtt-api/ and …/reference/gateway-mqtt-api/
export const TOPIC = {
  telemetry: 'v1/devices/me/telemetry',
  attributes: 'v1/devices/me/attributes',
  'attribute-request': 'v1/devices/me/attributes/request/',
  'rpc-response': 'v1/devices/me/rpc/response/',
  'gateway-connect': 'v1/gateway/connect',
  'gateway-disconnect': 'v1/gateway/disconnect',
  'gateway-telemetry': 'v1/gateway/telemetry',
  'gateway-attributes': 'v1/gateway/attributes',
  'gateway-attribute-request': 'v1/gateway/attributes/request',
  'gateway-rpc-response': 'v1/gateway/rpc',
} as const;

/** Short names of the same topics (API v2); those that end in '/' are followed by the number of the request. */
export const SHORT_TOPIC: Readonly<Record<string, keyof typeof TOPIC>> = {
  'v2/t': 'telemetry',
  'v2/a': 'attributes',
  'v2/a/req/': 'attribute-request',
  'v2/r/res/': 'rpc-response',
};

/** Topics on which the server speaks, in the long and the short way; to those that end in '/' the number is added. */
export const DOWN_TOPIC = {
  call: { long: 'v1/devices/me/rpc/request/', short: 'v2/r/req/' },
  attributes: { long: 'v1/devices/me/attributes', short: 'v2/a' },
  'attribute-answer': { long: 'v1/devices/me/attributes/response/', short: 'v2/a/res/' },
} as const;

/** The same to a gateway, for its children. */
export const GATEWAY_DOWN_TOPIC = {
  call: 'v1/gateway/rpc',
  attributes: 'v1/gateway/attributes',
  'attribute-answer': 'v1/gateway/attributes/response',
} as const;
