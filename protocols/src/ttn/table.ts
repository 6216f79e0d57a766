import type { NoticeKind } from './event.ts';

// The Things Stack, data formats: https://www.thethingsindustries.com/docs/integrations/data-formats/
export const NOTICES: readonly NoticeKind[] = [
  'join_accept',
  'downlink_ack',
  'downlink_nack',
  'downlink_queued',
  'downlink_sent',
  'downlink_failed',
  'downlink_queue_invalidated',
  'location_solved',
  'service_data',
];
