import type { JsonObject } from '../wire/json.ts';

export type Stage = 'new' | 'update' | 'end';
type Box = readonly [number, number, number, number];

/** A tracked object. Times are epoch milliseconds; many updates share one `id`: keep the latest. */
export type TrackedObject = {
  readonly kind: 'object';
  readonly stage: Stage;
  readonly id: string;
  readonly camera: string;
  readonly label: string;
  readonly subLabel: string | null;
  readonly score: number;
  readonly topScore: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly zones: readonly string[];
  readonly enteredZones: readonly string[];
  /** Left, top, right, bottom in pixels; null when not told. */
  readonly box: Box | null;
  readonly falsePositive: boolean;
  readonly stationary: boolean;
  readonly hasSnapshot: boolean;
  readonly hasClip: boolean;
};

/** What a person should look at: one per scene, with a severity. Alarms are made from these. */
export type Review = {
  readonly kind: 'review';
  readonly stage: Stage;
  readonly id: string;
  readonly camera: string;
  readonly severity: 'detection' | 'alert';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly objects: readonly string[];
  readonly zones: readonly string[];
  readonly detections: readonly string[];
};

/** A later finding about a tracked object: a description, a face, a plate, a classification. */
export type Finding = {
  readonly kind: 'finding';
  readonly what: string;
  readonly id: string;
  readonly camera: string | null;
  readonly body: JsonObject;
};

export type Trigger = {
  readonly kind: 'trigger';
  readonly name: string;
  readonly camera: string;
  readonly eventId: string;
  readonly type: string;
  readonly score: number;
};
export type Available = { readonly kind: 'available'; readonly state: 'online' | 'offline' | 'stopped' };
export type CameraStatus = {
  readonly kind: 'camera-status';
  readonly camera: string;
  readonly role: string;
  readonly state: string;
};

export type Event = TrackedObject | Review | Finding | Trigger | Available | CameraStatus;
