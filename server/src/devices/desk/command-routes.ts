import { DeviceCommand, SentCommand, SentCommands } from '@chengyun/contract/device';
import { Id } from '@chengyun/contract/words';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { uuidv7 } from '../../support/new-id.ts';
import type { Devices } from '../open-devices.ts';
import { answerCommand, commandsOf, insertCommand } from './command-queries.ts';
import { deviceById } from './device-queries.ts';
import { sendCommand } from './send-command.ts';
import { setShared } from './set-shared.ts';

const tag = 'devices';

/** What is said to devices, each with who said it. */
export function commandRoutes(app: TownApp, devices: Devices): void {
  townRoute(app, {
    method: 'GET',
    url: '/devices/:id/commands',
    summary: 'Commands sent to a device, with their answers',
    tag,
    roles: 'any',
    schema: { params: { id: Id }, answer: SentCommands },
    handler: ({ params, inTown }) => inTown(async (sql) => ({ commands: await commandsOf(sql, params.id) })),
  });
  townRoute(app, {
    method: 'POST',
    url: '/devices/:id/commands',
    summary: 'Sends a command to a device and waits up to ten seconds for its answer',
    tag,
    roles: ['admin', 'chief', 'dispatcher'],
    schema: { params: { id: Id }, body: DeviceCommand, answer: SentCommand },
    handler: async ({ params, body, actor, now, inTown }) => {
      const id = uuidv7();
      const device = await inTown(async (sql) => {
        const found = await deviceById(sql, params.id);
        if (found) await insertCommand(sql, { id, deviceId: found.id, command: body, sentBy: actor.id, at: now });
        return found;
      });
      if (!device) throw new Refusal('not-found', { what: params.id });
      // Between two transactions: what was sent stays on record, whatever becomes of the answer.
      const failed = { state: 'failed', answer: null } as const;
      const send = async () => {
        // Set for good first: a device that is not there asks for it when it is back.
        const isSet = body.kind === 'set_attributes' && device.protocol === 'mqtt';
        if (isSet) await inTown((sql) => setShared(sql, device.id, body.values));
        return sendCommand(devices, device, body, now);
      };
      const outcome = await send().catch(async (error: unknown) => {
        await inTown((sql) => answerCommand(sql, id, failed.state, failed.answer, new Date()));
        throw error;
      });
      return inTown(async (sql) => {
        await answerCommand(sql, id, outcome.state, outcome.answer, new Date());
        const sent = (await commandsOf(sql, params.id)).find((command) => command.id === id);
        if (!sent) throw new Refusal('not-found', { what: id });
        return sent;
      });
    },
  });
}
