// Frigate over MQTT: https://docs.frigate.video/integrations/mqtt ; topics below the prefix
export const TOPIC = {
  object: 'events',
  review: 'reviews',
  finding: 'tracked_object_update',
  trigger: 'triggers',
  available: 'available',
} as const;

export const CAMERA_STATUS = /^([^/]+)\/status\/([^/]+)$/;
export const STATES = ['online', 'offline', 'stopped'] as const;
export const STAGES = ['new', 'update', 'end'] as const;
export const SEVERITIES = ['detection', 'alert'] as const;

/** What the topics begin with unless a house has set another prefix. */
export const PREFIX = 'frigate';
