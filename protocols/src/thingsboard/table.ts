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
} as const;

/** Short names of the same topics (API v2). */
export const SHORT_TOPIC: Readonly<Record<string, keyof typeof TOPIC>> = {
  'v2/t': 'telemetry',
  'v2/a': 'attributes',
};
