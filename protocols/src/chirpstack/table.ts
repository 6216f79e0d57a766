import type { Kind } from './event.ts';

// ChirpStack v4, integration events: https://www.chirpstack.io/docs/chirpstack/integrations/events.html
export const KINDS: readonly Kind[] = ['up', 'join', 'ack', 'txack', 'status', 'log', 'location', 'integration'];

/** MQTT topic of events: application/{id}/device/{devEui}/event/{kind}. */
export const EVENT_TOPIC = /^application\/[^/]+\/device\/([0-9a-fA-F]{16})\/event\/([a-z]+)$/;
