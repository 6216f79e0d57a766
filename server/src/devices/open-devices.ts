import type { GatewayPort } from '../config.ts';
import { connect } from '../support/db/connect.ts';
import { uuidv7 } from '../support/new-id.ts';
import type { World } from '../support/world.ts';
import { attributeBook } from './gateways/attributes.ts';
import { openCalls } from './gateways/calls.ts';
import type { GatewayWorld, RunningGateway } from './gateways/gateway.ts';
import { type Gbt26875Gateway, startGbt26875Gateway } from './gateways/gbt26875/gbt26875-gateway.ts';
import { type Hj212Gateway, startHj212Gateway } from './gateways/hj212/hj212-gateway.ts';
import { type BrokerLink, brokerClientId, linkBroker } from './gateways/mqtt/broker-link.ts';
import { startMqttGateway } from './gateways/mqtt/mqtt-gateway.ts';
import { startIngest } from './ingest/ingest.ts';
import { startNotebook } from './registry/notebook.ts';
import { startRegistry } from './registry/registry.ts';
import { openWriterPool } from './store/writer-pool.ts';

/** The running parts of the stage that others of it build on. */
export type Devices = GatewayWorld & {
  readonly gateways: Gateways;
  /** The line to the town's own broker; undefined when there is none. */
  readonly broker: BrokerLink | undefined;
};

/** The gateways by name; undefined for one that is switched off. */
export type Gateways = {
  readonly mqtt: RunningGateway | undefined;
  readonly gbt26875: Gbt26875Gateway | undefined;
  readonly hj212: Hj212Gateway | undefined;
};

/** Opens store, registry and gateways in the order of the flow; each says how to stop it. */
export async function openDevices(world: World, onStop: (stop: () => unknown) => void): Promise<Devices> {
  const { log, now } = world;
  // Connections of its own, as the restricted role: a slow page must not hold up an acknowledgement.
  const sql = connect(world.ownerUrl, { max: 4, role: 'chengyun_server', applicationName: 'chengyun devices' });
  onStop(() => sql.end({ timeout: 5 }));
  const writer = openWriterPool(world.ownerUrl);
  onStop(writer.end);
  const registry = await startRegistry(sql, log);
  onStop(registry.stop);
  const notebook = startNotebook(sql, log, now);
  onStop(notebook.stop);
  const ingest = startIngest({ pools: { sql, writer }, log, now, newId: uuidv7 });
  onStop(ingest.stop);
  const calls = openCalls();
  onStop(calls.stop);
  const ground: GatewayWorld = { registry, notebook, ingest, calls, attributes: attributeBook(sql, log), log, now };
  const gateways = await openGateways(ground, world, onStop);
  return { ...ground, gateways, broker: await openBroker(ground, world, onStop) };
}

async function openBroker(ground: GatewayWorld, { config }: World, onStop: (stop: () => unknown) => void) {
  const { mqttBrokerUrl: url, dataDir } = config;
  if (url === undefined) return undefined;
  const link = await linkBroker(ground, { url, clientId: brokerClientId(dataDir) });
  onStop(link.stop);
  return link;
}

async function openGateways(
  ground: GatewayWorld,
  { config, log }: World,
  onStop: (stop: () => unknown) => void,
): Promise<Gateways> {
  const host = config.deviceHost;
  const open = async <T extends RunningGateway>(
    name: string,
    port: GatewayPort,
    start: (port: number) => Promise<T>,
  ) => {
    if (port === 'off') return undefined;
    const gateway = await start(port);
    onStop(gateway.stop);
    log.info({ gateway: name, port: gateway.port }, `Devices: ${name} listens on ${host}:${gateway.port}`);
    return gateway;
  };
  const { mqtt, gbt26875, hj212 } = config.gateways;
  return {
    mqtt: await open('mqtt', mqtt, (port) => startMqttGateway(ground, { host, port })),
    gbt26875: await open('gbt26875', gbt26875, (port) => startGbt26875Gateway(ground, { host, port })),
    hj212: await open('hj212', hj212, (port) => startHj212Gateway(ground, { host, port })),
  };
}
