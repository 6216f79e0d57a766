import { groundCache } from '../people/ground-cache.ts';
import { connect } from '../support/db/connect.ts';
import { uuidv7 } from '../support/new-id.ts';
import { keepCertificate } from '../support/tls/keep-certificate.ts';
import type { World } from '../support/world.ts';
import { NO_PORT, type Where } from './gateways/accept.ts';
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
import { topicBook } from './topics/topic-book.ts';

type OnStop = (stop: () => unknown) => void;

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
export async function openDevices(world: World, onStop: OnStop): Promise<Devices> {
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
  const grounds = groundCache(sql, () => now().getTime());
  const onGround = await world.ownerSql.listen('chengyun_ground', grounds.forget);
  onStop(onGround.unlisten);
  const books = { attributes: attributeBook(sql, log), topics: topicBook(grounds.of, log) };
  const ground: GatewayWorld = { registry, notebook, ingest, calls, ...books, log, now };
  const gateways = await openGateways(ground, world, onStop);
  return { ...ground, gateways, broker: await openBroker(ground, world, onStop) };
}

async function openBroker(ground: GatewayWorld, { config }: World, onStop: OnStop) {
  const { mqttBrokerUrl: url, dataDir } = config;
  if (url === undefined) return undefined;
  const link = await linkBroker(ground, { url, clientId: brokerClientId(dataDir) });
  onStop(link.stop);
  return link;
}

async function openGateways(ground: GatewayWorld, world: World, onStop: OnStop): Promise<Gateways> {
  const { config, log } = world;
  const host = config.deviceHost;
  const certificate = config.tls && (await keepCertificate(config.tls, log));
  if (certificate) onStop(certificate.stop);
  const open = async <T extends RunningGateway>(name: keyof Gateways, start: (where: Where) => Promise<T>) => {
    const plain = config.gateways[name];
    const secure = config.tls?.[name] ?? 'off';
    if (plain === 'off' && secure === 'off') return undefined;
    const port = plain === 'off' ? NO_PORT : plain;
    const gateway = await start({
      ...{ host, port },
      ...(certificate && secure !== 'off' ? { tls: { port: secure, certificate } } : {}),
    });
    onStop(gateway.stop);
    const ports = [gateway.port, gateway.securePort ?? 0];
    const where = `${host}:${ports.filter((each) => each > 0).join(' and ')}`;
    log.info({ gateway: name, port: ports[0], securePort: ports[1] }, `Devices: ${name} listens on ${where}`);
    return gateway;
  };
  return {
    mqtt: await open('mqtt', (where) => startMqttGateway(ground, where)),
    gbt26875: await open('gbt26875', (where) => startGbt26875Gateway(ground, where)),
    hj212: await open('hj212', (where) => startHj212Gateway(ground, where)),
  };
}
