import type { Item, Message } from '@chengyun/protocols/hj212/message';
import { newPacketSplitter } from '@chengyun/protocols/hj212/split';
import { acceptDevices, type Where } from '../accept.ts';
import { pendingAnswers } from '../answers.ts';
import type { GatewayWorld, RunningGateway } from '../gateway.ts';
import { keepRefused } from '../keep-refused.ts';
import { shutOut } from '../shut-out.ts';
import { tcpSession } from '../tcp-session.ts';
import { dialectOf, type Ground, loggersOn, PROTOCOL, sendTo, takeNoise, takePacket, timeItem } from './take-packet.ts';

/** Loggers report at least every hour, most of them every minute. */
const IDLE_MS = 65 * 60_000;
const WINDOW = 500;

/** What can be said to a logger. */
export type Hj212Gateway = RunningGateway & {
  /** Sends a request; the logger's 9012 (or a 9011 that refuses), undefined when it is not connected or silent for ten seconds. */
  readonly command: (deviceId: string, cn: string, cp: readonly Item[]) => Promise<Message | undefined>;
  /** Sets the logger's clock (1012). */
  readonly setTime: (deviceId: string) => Promise<Message | undefined>;
};

type Options = Where & { readonly idleMs?: number };

/** Listens for HJ 212 over TCP: data is answered by 9014 when it is durable, a notice by 9013. */
export async function startHj212Gateway(
  world: GatewayWorld,
  { idleMs = IDLE_MS, ...where }: Options,
): Promise<Hj212Gateway> {
  const ground: Ground = { world, loggers: new Map(), answers: pendingAnswers<Message>() };
  const { loggers, answers } = ground;
  const listening = await acceptDevices({
    ...{ setting: 'HJ212_PORT', ...where },
    halfOpen: true,
    onRefused: keepRefused(world, PROTOCOL),
    onSocket: (socket, caller) => {
      const { peer } = caller;
      socket.once('close', () => {
        for (const [id, logger] of loggers) if (logger.socket === socket) loggers.delete(id);
      });
      tcpSession({
        ...{
          socket,
          splitter: newPacketSplitter(loggersOn(world, peer)),
          idleMs,
          window: WINDOW,
          isFull: world.ingest.isFull,
        },
        onFrame: (bytes, settled) => takePacket(ground, { socket, ...caller, bytes, settled }),
        onNoise: (bytes, why) => takeNoise(world, peer, bytes, why),
      });
    },
  });
  const stopWatching = world.registry.onChange(() =>
    shutOut(world.registry, loggers.values(), ({ device }) => void loggers.delete(device.id)),
  );
  const command: Hj212Gateway['command'] = async (deviceId, cn, cp) => {
    const logger = loggers.get(deviceId);
    return logger && answers.wait(`${deviceId} ${sendTo(world, logger, cn, cp)}`);
  };
  return {
    ...{ ...listening, command },
    setTime: async (deviceId) => {
      const logger = loggers.get(deviceId);
      return logger && command(deviceId, '1012', timeItem(world.now(), dialectOf(logger.device)));
    },
    stop: async () => {
      stopWatching();
      answers.stop();
      await listening.stop();
    },
  };
}
