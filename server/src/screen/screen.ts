import type { Stage } from '../people/stage.ts';
import { townRoute } from '../people/town-route.ts';
import { watchStore } from '../support/db/watch-store.ts';
import { Refusal } from '../support/http/refusal.ts';
import { openGround } from './ground/open-ground.ts';
import { groundMapRefusals } from './ground/refusals.ts';
import { type Ask, makeAudiences } from './live/audiences.ts';
import { startHub } from './live/hub.ts';
import { makeStayers } from './live/stayers.ts';
import { streamNews } from './live/stream.ts';
import { visibleToEach } from './live/visible.ts';
import { openTiles } from './tiles/open-tiles.ts';
import { tileRefusals } from './tiles/refusals.ts';
import { openWall } from './wall/open-wall.ts';

/** A line outlives a session, a role, a key or a screen by no more. */
const LOOK_MS = 20_000;

/** The stage of what people see: the live stream, the tiles of the map, the wall. */
export const screenStage: Stage = {
  name: 'screen',
  refusals: { ...tileRefusals, ...groundMapRefusals },
  start: async (world) => {
    const hub = startHub((work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    });
    // Called at the first listening, when there is no page yet, and whenever the database is back.
    const listening = await world.ownerSql.listen('chengyun_live', hub.hear, hub.again);
    const ask: Ask = (townId, actors, news) => visibleToEach(world.sql, townId, actors, news);
    const audiences = makeAudiences(hub, ask, (err) =>
      world.log.warn({ err }, 'Pages could not be told the news and are let go'),
    );
    let isAway = false;
    const stopWatching = watchStore(world.ownerUrl, {
      away: () => {
        isAway = true;
        world.log.warn('The database is away: pages are let go until it is back');
        audiences.letGo();
      },
      back: () => {
        isAway = false;
        world.log.warn('The database is back');
      },
    });
    const tiles = await openTiles(world);
    const ground = await openGround(world);
    const wall = await openWall(world);
    let stopLooking = () => {};
    return {
      routes: (app) => {
        const stayers = makeStayers(app.callers.stay, (err) =>
          world.log.warn({ err }, 'Whether those who listen may still do so could not be asked'),
        );
        const looking = setInterval(() => void stayers.look(), LOOK_MS);
        stopLooking = () => clearInterval(looking);
        wall.routes(app);
        tiles.routes(app);
        ground.routes(app);
        townRoute(app, {
          method: 'GET',
          url: '/live',
          summary: 'Server-sent events: ids of what changed and the caller may see; resumable by Last-Event-ID',
          tag: 'live',
          roles: 'any',
          kiosk: true,
          takes: ['Last-Event-ID'],
          handler: async ({ townId, actor, caller, reply, request }) => {
            if (isAway) throw new Refusal('not-ready', {}, { retryAfter: 2 });
            const header = request.headers['last-event-id'];
            streamNews(hub, audiences, {
              townId,
              actor,
              reply,
              stays: (end) => stayers.join({ townId, caller }, end),
              lastEventId: Array.isArray(header) ? header[0] : header,
            });
            return reply;
          },
        });
      },
      stop: async () => {
        stopLooking();
        hub.stop();
        await stopWatching();
        await Promise.all([tiles.stop(), ground.stop()]);
        await listening.unlisten();
      },
    };
  },
};
