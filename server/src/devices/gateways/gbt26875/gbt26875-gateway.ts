import { encode } from '@chengyun/protocols/gbt26875/encode';
import type { Frame, KnownUnit } from '@chengyun/protocols/gbt26875/frame';
import { newPacketSplitter } from '@chengyun/protocols/gbt26875/split';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { acceptDevices, type Where } from '../accept.ts';
import { pendingAnswers } from '../answers.ts';
import type { GatewayWorld, RunningGateway } from '../gateway.ts';
import { keepRefused } from '../keep-refused.ts';
import { shutOut } from '../shut-out.ts';
import { tcpSession } from '../tcp-session.ts';
import { openLines } from './lines.ts';
import { resends } from './resends.ts';
import { dialectOf, type Ground, PROTOCOL, speakersOn, takeFrame, takeNoise } from './take-frame.ts';

/** Heartbeats come every 20 to 30 s in the field; a transmitter silent for ten minutes has another connection or none. */
const IDLE_MS = 10 * 60_000;
const WINDOW = 500;

/** What can be said to a transmission device. */
export type Gbt26875Gateway = RunningGateway & {
  /** Sends a control or request unit; the device's answer, undefined when it is not connected or silent for ten seconds. */
  readonly command: (deviceId: string, command: 'control' | 'request', unit: KnownUnit) => Promise<Frame | undefined>;
};

type Options = Where & { readonly idleMs?: number };

/** Listens for GB/T 26875.3 over TCP: what a device sends is confirmed when it is durable, what is broken is denied. */
export async function startGbt26875Gateway(
  world: GatewayWorld,
  { idleMs = IDLE_MS, ...where }: Options,
): Promise<Gbt26875Gateway> {
  const ground: Ground = { world, lines: openLines(), resends: resends(), answers: pendingAnswers<Frame>() };
  const { lines, answers } = ground;
  const listening = await acceptDevices({
    ...{ setting: 'GBT26875_PORT', ...where },
    halfOpen: true,
    onRefused: keepRefused(world, PROTOCOL),
    onSocket: (socket, caller) => {
      const { peer } = caller;
      socket.once('close', () => lines.closed(socket));
      tcpSession({
        ...{
          socket,
          splitter: newPacketSplitter(speakersOn(ground, socket, peer)),
          idleMs,
          window: WINDOW,
          isFull: world.ingest.isFull,
        },
        onFrame: (bytes, settled) => takeFrame(ground, { socket, ...caller, bytes, settled }),
        onNoise: (bytes, why) => takeNoise(ground, socket, peer, bytes, why),
      });
    },
  });
  const stopWatching = world.registry.onChange(() => shutOut(world.registry, lines.all(), lines.forget));
  return {
    ...listening,
    command: async (deviceId, command, unit) => {
      const line = lines.of(deviceId);
      if (!line) return undefined;
      line.serial = (line.serial % 0xffff) + 1;
      const { version, source, destination } = line.last;
      const time = { at: world.now().getTime() };
      const header = { serial: line.serial, version, time, source: destination, destination: source };
      line.socket.write(encode({ ...header, command: COMMAND[command], unit }, dialectOf(line.device)));
      return answers.wait(`${deviceId} ${line.serial}`);
    },
    stop: async () => {
      stopWatching();
      answers.stop();
      await listening.stop();
    },
  };
}
