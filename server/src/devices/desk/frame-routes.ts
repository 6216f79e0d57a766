import { RawFrames } from '@chengyun/contract/device';
import { FrameExplained, FrameToExplain } from '@chengyun/contract/frame';
import { Id } from '@chengyun/contract/words';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { explainFrame } from './explain-frame.ts';
import { rawFrames } from './raw-frames.ts';

const tag = 'devices';
const DESK = ['admin', 'chief', 'dispatcher'] as const;

/** Frames as they came, and what their bytes say. */
export function frameRoutes(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/devices/:id/raw-frames', tag, roles: DESK },
    summary: 'Frames of a device that could not be read',
    schema: { params: { id: Id }, answer: RawFrames },
    handler: ({ params, inTown }) => inTown(async (sql) => ({ frames: await rawFrames(sql, params.id) })),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/devices/raw-frames', tag, roles: DESK },
    summary: 'Frames that could not be read, of all devices and of strangers',
    schema: { answer: RawFrames },
    handler: ({ inTown }) => inTown(async (sql) => ({ frames: await rawFrames(sql, undefined) })),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/devices/explain-frame', tag, roles: DESK, onlyReads: true },
    summary: 'What each byte of a frame says by its protocol; keeps nothing',
    schema: { body: FrameToExplain, answer: FrameExplained },
    handler: async ({ body }) => explainFrame(body),
  });
}
