import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import { SETTINGS, type SettingName } from './config-table.ts';

/** A port to listen on; 0 takes any free one. */
export type GatewayPort = number | 'off';

/** Everything the start of the server can be told. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly natsUrl: string | undefined;
  readonly gateways: {
    readonly mqtt: GatewayPort;
    readonly gbt26875: GatewayPort;
    readonly hj212: GatewayPort;
    readonly gbt28181: GatewayPort;
  };
  readonly mqttBrokerUrl: string | undefined;
  readonly tls: TlsSettings | undefined;
  readonly deviceHost: string;
  readonly adminPassword: string | undefined;
  /** Where browsers reach the pages, when that differs from where we listen. */
  readonly publicUrl: string | undefined;
  readonly oidc: OidcSettings | undefined;
  /** Addresses and ranges of proxies that are believed. */
  readonly trustedProxies: readonly string[];
  readonly auditHash: 'sha256' | 'sm3';
  /** Backups of nights that are kept; 0 for none. */
  readonly backupKeep: number;
  /** What goes on in a sample town by itself. */
  readonly sampleDay: SampleDay;
  /** Where the keys of personal data lie, absolute, and how new ones seal. */
  readonly personal: { readonly keysFile: string; readonly suite: 'aes-256-gcm' | 'sm4-ctr-hmac-sm3' };
  /** Base maps beside the drawn one; the file by absolute path. */
  readonly map: { readonly pmtilesFile: string | undefined; readonly tiandituKey: string | undefined };
  readonly logLevel: LogLevel;
  /** No sample town on the first start. */
  readonly empty: boolean;
  /** Days of history of the sample town (`--sample-days`), two years unless told. */
  readonly sampleDays: number;
};

/** A unified identity provider and what we are called there. */
export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
};

/** Certificate and key by absolute path, and the ports that speak TLS. */
export type TlsSettings = {
  readonly certFile: string;
  readonly keyFile: string;
  /** Authorities of devices' own certificates; undefined where devices show none. */
  readonly caFile: string | undefined;
  /** Their revocation lists; undefined where none are kept. */
  readonly crlFile: string | undefined;
  readonly https: GatewayPort;
  readonly mqtt: GatewayPort;
  readonly gbt26875: GatewayPort;
  readonly hj212: GatewayPort;
};

export type SampleDay = (typeof SAMPLE_DAY_MODES)[number];
const SAMPLE_DAY_MODES = ['off', 'calm', 'full'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type Env = Readonly<Record<string, string | undefined>>;

/** The settings as they will hold, or one sentence for each that is wrong: its name, its value, what would fit. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the environment and the arguments after `npm start --`; `cwd` is what a relative DATA_DIR starts from. */
export function readConfig(env: Env, args: readonly string[], cwd: string): ConfigResult {
  const problems: string[] = [];
  const read = reader(env, problems);
  const host = read('HOST', hostName) ?? '';
  const config: Config = {
    host,
    port: read('PORT', portNumber) ?? 0,
    dataDir: resolve(cwd, read('DATA_DIR', folder) ?? ''),
    databaseUrl: read('DATABASE_URL', urlOf('postgres:', 'postgresql:')),
    natsUrl: read('NATS_URL', urlOf('nats:', 'tls:')),
    gateways: {
      mqtt: read('MQTT_PORT', portOrOff) ?? 'off',
      gbt26875: read('GBT26875_PORT', portOrOff) ?? 'off',
      hj212: read('HJ212_PORT', portOrOff) ?? 'off',
      gbt28181: read('GBT28181_PORT', portOrOff) ?? 'off',
    },
    mqttBrokerUrl: read('MQTT_BROKER_URL', urlOf('mqtt:', 'mqtts:', 'ws:', 'wss:')),
    tls: tlsSettings(read, cwd, problems),
    deviceHost: read('DEVICE_HOST', hostName) ?? host,
    adminPassword: read('CHENGYUN_ADMIN_PASSWORD', (text) => text),
    publicUrl: read('PUBLIC_URL', urlOf('http:', 'https:')),
    oidc: oidcSettings(read, problems),
    trustedProxies: read('TRUSTED_PROXIES', addresses) ?? [],
    backupKeep: read('BACKUP_KEEP', (text) => (/^\d{1,3}$/.test(text) ? Number(text) : undefined)) ?? 0,
    auditHash: read('AUDIT_HASH', (text) => (text === 'sha256' || text === 'sm3' ? text : undefined)) ?? 'sha256',
    sampleDay: read('SAMPLE_DAY', (text) => SAMPLE_DAY_MODES.find((mode) => mode === text)) ?? 'off',
    personal: personalSettings(read, cwd),
    map: mapSettings(read, cwd),
    logLevel: read('LOG_LEVEL', (text) => LOG_LEVELS.find((level) => level === text)) ?? 'info',
    empty: args.includes('--empty'),
    sampleDays: sampleDays(args, problems),
  };
  problems.push(...badArguments(args), ...samePorts(config));
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems };
}

/** Reads one setting: what is unset or empty has its default, what does not parse becomes a problem. */
function reader(env: Env, problems: string[]) {
  return <T>(name: SettingName, parse: (text: string) => T | undefined): T | undefined => {
    const setting = SETTINGS[name];
    const text = env[name]?.trim() || setting.default;
    if (text === undefined) return undefined;
    const value = parse(text);
    // A URL or a password may hold a secret; the terminal and the log must not.
    if (value === undefined) problems.push(`${name}=${setting.secret ? '…' : text} does not fit; ${setting.fits}.`);
    return value;
  };
}

type Reader = ReturnType<typeof reader>;

/** The key file lies among the secrets of the data folder unless told. */
function personalSettings(read: Reader, cwd: string): Config['personal'] {
  const keysFile =
    read('PERSONAL_KEYS_FILE', folder) ?? join(read('DATA_DIR', folder) ?? '', 'secrets', 'personal-keys.json');
  const suite = read('PERSONAL_SUITE', (text) => (text === 'aes-256-gcm' || text === 'sm4' ? text : undefined));
  return { keysFile: resolve(cwd, keysFile), suite: suite === 'sm4' ? 'sm4-ctr-hmac-sm3' : 'aes-256-gcm' };
}

function mapSettings(read: Reader, cwd: string): Config['map'] {
  const file = read('PMTILES_FILE', folder);
  const tiandituKey = read('TIANDITU_KEY', (text) => (/^[0-9a-f]{32}$/.test(text) ? text : undefined));
  return { pmtilesFile: file === undefined ? undefined : resolve(cwd, file), tiandituKey };
}

/** All of the provider or nothing of it. */
function oidcSettings(read: Reader, problems: string[]): OidcSettings | undefined {
  const issuer = read('OIDC_ISSUER', issuerUrl);
  const clientId = read('OIDC_CLIENT_ID', (text) => text);
  const clientSecret = read('OIDC_CLIENT_SECRET', (text) => text);
  const name = read('OIDC_NAME', (text) => (text.length <= 40 ? text : undefined)) ?? '';
  const given = [issuer, clientId, clientSecret].filter((one) => one !== undefined).length;
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret, name };
  if (given > 0) problems.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together or not at all.');
  return undefined;
}

// Plain http is for a provider on this machine only; on the way, anybody could be it.
function issuerUrl(text: string): string | undefined {
  const url = urlOf('https:', 'http:')(text);
  if (url === undefined) return undefined;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) ? url : undefined;
}

/** Certificate, key and at least one port, or nothing of it. */
function tlsSettings(read: ReturnType<typeof reader>, cwd: string, problems: string[]): TlsSettings | undefined {
  const certFile = read('TLS_CERT_FILE', folder);
  const keyFile = read('TLS_KEY_FILE', folder);
  const ca = read('DEVICE_CA_FILE', folder);
  const crl = read('DEVICE_CRL_FILE', folder);
  const ports = {
    https: read('HTTPS_PORT', portOrOff) ?? 'off',
    mqtt: read('MQTT_TLS_PORT', portOrOff) ?? 'off',
    gbt26875: read('GBT26875_TLS_PORT', portOrOff) ?? 'off',
    hj212: read('HJ212_TLS_PORT', portOrOff) ?? 'off',
  } as const;
  const open = TLS_PORTS.flatMap(([setting, key]) => (ports[key] === 'off' ? [] : [setting]));
  const [name] = open;
  if (ca && open.every((each) => each === 'HTTPS_PORT'))
    problems.push(
      'DEVICE_CA_FILE is set, but no device port speaks TLS; set MQTT_TLS_PORT, GBT26875_TLS_PORT or HJ212_TLS_PORT.',
    );
  if (crl && !ca) problems.push('DEVICE_CRL_FILE is set, but no authorities are; set DEVICE_CA_FILE too.');
  if (certFile && keyFile && name) {
    const authorities = { caFile: ca && resolve(cwd, ca), crlFile: crl && resolve(cwd, crl) };
    return { certFile: resolve(cwd, certFile), keyFile: resolve(cwd, keyFile), ...authorities, ...ports };
  }
  if (name) problems.push(`${name} needs a certificate; set TLS_CERT_FILE and TLS_KEY_FILE too.`);
  else if (certFile && keyFile)
    problems.push(`TLS_CERT_FILE is set, but no port speaks TLS; set ${TLS_PORTS.map(([each]) => each).join(', ')}.`);
  else if (certFile || keyFile) problems.push('TLS_CERT_FILE and TLS_KEY_FILE are set together or not at all.');
  return undefined;
}

const TLS_PORTS = [
  ['HTTPS_PORT', 'https'],
  ['MQTT_TLS_PORT', 'mqtt'],
  ['GBT26875_TLS_PORT', 'gbt26875'],
  ['HJ212_TLS_PORT', 'hj212'],
] as const;

function badArguments(args: readonly string[]): readonly string[] {
  const known = new Set(['--empty', '--help', '-h']);
  return args
    .filter((arg) => !known.has(arg) && !arg.startsWith(SAMPLE_DAYS))
    .map((arg) => `Unknown argument ${arg}; known are --empty, --sample-days=N and --help.`);
}

const SAMPLE_DAYS = '--sample-days=';
const TWO_YEARS = 730;

function sampleDays(args: readonly string[], problems: string[]): number {
  const text = args.findLast((arg) => arg.startsWith(SAMPLE_DAYS))?.slice(SAMPLE_DAYS.length);
  if (text === undefined) return TWO_YEARS;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > 3650) problems.push(`${SAMPLE_DAYS}${text} does not fit; give a whole number from 1 to 3650.`);
  return days;
}

function samePorts({ port, gateways, tls, host, deviceHost }: Config): readonly string[] {
  const ports: readonly (readonly [string, GatewayPort])[] = [
    ...(host === deviceHost ? [['PORT', port] as const] : []),
    ['MQTT_PORT', gateways.mqtt],
    ['GBT26875_PORT', gateways.gbt26875],
    ['HJ212_PORT', gateways.hj212],
    ...(tls && host !== deviceHost ? TLS_PORTS.slice(1) : TLS_PORTS).map(
      ([name, key]) => [name, tls?.[key] ?? 'off'] as const,
    ),
  ]; // GB/T 28181 is left out: SIP here is UDP, and the others are TCP
  return ports.flatMap(([name, value], at) => {
    const first = ports.slice(0, at).find(([, other]) => other === value && value !== 0 && value !== 'off');
    return first ? [`${first[0]} and ${name} are both ${value}; give one of them another port.`] : [];
  });
}

function hostName(text: string): string | undefined {
  return /^[\w.:%-]+$/.test(text) ? text : undefined;
}

function portNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}

function portOrOff(text: string): GatewayPort | undefined {
  return text === 'off' ? 'off' : portNumber(text);
}

function addresses(text: string): readonly string[] | undefined {
  const all = text.split(',').map((one) => one.trim());
  const fits = all.every((one) => {
    const [address = '', bits, ...more] = one.split('/');
    const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
    return most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
  });
  return fits ? all : undefined;
}

function folder(text: string): string | undefined {
  return isAbsolute(text) || !text.includes('://') ? text : undefined;
}

function urlOf(...schemes: readonly string[]) {
  return (text: string): string | undefined => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url && schemes.includes(url.protocol) ? text : undefined;
  };
}
