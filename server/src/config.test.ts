import { expect, test } from 'vitest';
import { type ConfigResult, readConfig } from './config.ts';
import { helpText, terminalLanguage } from './config-help.ts';
import { SETTINGS } from './config-table.ts';

function problemsOf(result: ConfigResult): readonly string[] {
  return result.ok ? [] : result.problems;
}

test('with nothing set everything has its default and listens on this machine only', () => {
  expect(readConfig({}, [], '/srv/chengyun')).toEqual({
    ok: true,
    config: {
      host: '127.0.0.1',
      port: 8080,
      dataDir: '/srv/chengyun/data',
      databaseUrl: undefined,
      natsUrl: undefined,
      gateways: { mqtt: 1883, gbt26875: 26875, hj212: 2120, gbt28181: 5060 },
      mqttBrokerUrl: undefined,
      tls: undefined,
      deviceHost: '127.0.0.1',
      adminPassword: undefined,
      publicUrl: undefined,
      oidc: undefined,
      trustedProxies: [],
      auditHash: 'sha256',
      backupKeep: 7,
      personal: { keysFile: '/srv/chengyun/data/secrets/personal-keys.json', suite: 'aes-256-gcm' },
      sampleDay: 'calm',
      map: { pmtilesFile: undefined, tiandituKey: undefined },
      logLevel: 'info',
      empty: false,
      sampleDays: 730,
    },
  });
});

test('what is set holds', () => {
  const env = {
    HOST: '0.0.0.0',
    PORT: '80',
    DATA_DIR: '/var/lib/chengyun',
    DATABASE_URL: 'postgresql://town:pass@db.local:5432/town',
    NATS_URL: 'nats://bus.local:4222',
    MQTT_PORT: 'off',
    GBT26875_PORT: '0',
    HJ212_PORT: '9001',
    GBT28181_PORT: 'off',
    MQTT_BROKER_URL: 'mqtts://broker.local',
    TLS_CERT_FILE: '/etc/tls/town.pem',
    TLS_KEY_FILE: 'keys/town.key',
    DEVICE_CA_FILE: 'keys/devices.pem',
    HTTPS_PORT: '443',
    MQTT_TLS_PORT: '8883',
    DEVICE_HOST: '10.0.0.5',
    CHENGYUN_ADMIN_PASSWORD: 'Correct-Horse-7',
    LOG_LEVEL: 'debug',
    TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8',
    AUDIT_HASH: 'sm3',
    BACKUP_KEEP: '30',
    SAMPLE_DAY: 'full',
    PMTILES_FILE: 'maps/region.pmtiles',
    TIANDITU_KEY: '0123456789abcdef0123456789abcdef',
  };
  expect(readConfig(env, ['--empty'], '/')).toEqual({
    ok: true,
    config: {
      host: '0.0.0.0',
      port: 80,
      dataDir: '/var/lib/chengyun',
      databaseUrl: env.DATABASE_URL,
      natsUrl: env.NATS_URL,
      gateways: { mqtt: 'off', gbt26875: 0, hj212: 9001, gbt28181: 'off' },
      mqttBrokerUrl: env.MQTT_BROKER_URL,
      tls: {
        ...{ certFile: '/etc/tls/town.pem', keyFile: '/keys/town.key', caFile: '/keys/devices.pem' },
        ...{ https: 443, mqtt: 8883, gbt26875: 'off', hj212: 'off' },
      },
      deviceHost: '10.0.0.5',
      adminPassword: 'Correct-Horse-7',
      publicUrl: undefined,
      oidc: undefined,
      trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
      auditHash: 'sm3',
      backupKeep: 30,
      personal: { keysFile: '/var/lib/chengyun/secrets/personal-keys.json', suite: 'aes-256-gcm' },
      sampleDay: 'full',
      map: { pmtilesFile: '/maps/region.pmtiles', tiandituKey: '0123456789abcdef0123456789abcdef' },
      logLevel: 'debug',
      empty: true,
      sampleDays: 730,
    },
  });
});

test('the gateways listen where HOST says unless DEVICE_HOST says otherwise', () => {
  const result = readConfig({ HOST: '0.0.0.0' }, [], '/');
  expect(result.ok && result.config.deviceHost).toBe('0.0.0.0');
});

test.each([
  ['PORT', '80a', 'PORT=80a does not fit; it takes a port number from 0 (any free one) to 65535.'],
  ['PORT', '70000', 'PORT=70000 does not fit; it takes a port number from 0 (any free one) to 65535.'],
  ['MQTT_PORT', 'no', 'MQTT_PORT=no does not fit; it takes a port number from 0 (any free one) to 65535, or off.'],
  ['HOST', 'a b', 'HOST=a b does not fit; it takes a host name or address such as 127.0.0.1 or 0.0.0.0.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL=loud does not fit; it takes one of fatal, error, warn, info, debug, trace, silent.'],
])('%s=%s is refused with its name, its value and what would fit', (name, value, sentence) => {
  expect(problemsOf(readConfig({ [name]: value }, [], '/'))).toEqual([sentence]);
});

test('a bad address of a database is refused without repeating the password in it', () => {
  const problems = problemsOf(readConfig({ DATABASE_URL: 'mysql://town:hunter2@db/town' }, [], '/'));
  expect(problems).toEqual(['DATABASE_URL=… does not fit; it takes postgres://user:password@host:port/database.']);
});

test('all bad settings are named at once', () => {
  expect(problemsOf(readConfig({ PORT: 'x', MQTT_PORT: 'y', LOG_LEVEL: 'z' }, [], '/'))).toHaveLength(3);
});

test('two settings with one port are refused, any free port excepted', () => {
  expect(problemsOf(readConfig({ PORT: '1883' }, [], '/'))).toEqual([
    'PORT and MQTT_PORT are both 1883; give one of them another port.',
  ]);
  expect(readConfig({ PORT: '0', MQTT_PORT: '0', HJ212_PORT: '0' }, [], '/').ok).toBe(true);
});

test('TLS takes a certificate, its key and a port', () => {
  const files = { TLS_CERT_FILE: 'a.pem', TLS_KEY_FILE: 'a.key' };
  const problems = (env: Record<string, string>) => problemsOf(readConfig(env, [], '/'));
  expect([
    ...problems({ MQTT_TLS_PORT: '8883' }),
    ...problems(files),
    ...problems({ TLS_CERT_FILE: 'a.pem' }),
    ...problems({ ...files, HTTPS_PORT: '8443', DEVICE_CA_FILE: 'ca.pem' }),
    ...problems({ ...files, MQTT_TLS_PORT: '8883', DEVICE_CRL_FILE: 'crl.pem' }),
    ...problems({ ...files, MQTT_TLS_PORT: '1883' }),
    ...problems({ ...files, HTTPS_PORT: '8443', HJ212_TLS_PORT: '8443' }),
    ...problems({ ...files, HTTPS_PORT: '8443', HJ212_TLS_PORT: '8443', DEVICE_HOST: '10.0.0.5' }),
  ]).toEqual([
    'MQTT_TLS_PORT needs a certificate; set TLS_CERT_FILE and TLS_KEY_FILE too.',
    'TLS_CERT_FILE is set, but no port speaks TLS; set HTTPS_PORT, MQTT_TLS_PORT, GBT26875_TLS_PORT, HJ212_TLS_PORT.',
    'TLS_CERT_FILE and TLS_KEY_FILE are set together or not at all.',
    'DEVICE_CA_FILE is set, but no device port speaks TLS; set MQTT_TLS_PORT, GBT26875_TLS_PORT or HJ212_TLS_PORT.',
    'DEVICE_CRL_FILE is set, but no authorities are; set DEVICE_CA_FILE too.',
    'MQTT_PORT and MQTT_TLS_PORT are both 1883; give one of them another port.',
    'HTTPS_PORT and HJ212_TLS_PORT are both 8443; give one of them another port.',
  ]);
});

test('an unknown argument is refused with the known ones', () => {
  expect(problemsOf(readConfig({}, ['--emtpy'], '/'))).toEqual([
    'Unknown argument --emtpy; known are --empty, --sample-days=N and --help.',
  ]);
});

test.each(['zh', 'en'] as const)('help in %s lists every setting with its default', (language) => {
  const lines = helpText(language).split('\n');
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const line = lines.find((candidate) => candidate.startsWith(`  ${name} `));
    expect(line).toContain(setting[language]);
    if (setting.default) expect(line).toContain(setting.default);
  }
});

test('help is Chinese on a Chinese terminal and English elsewhere', () => {
  expect([terminalLanguage({ LANG: 'zh_CN.UTF-8' }), terminalLanguage({ LANG: 'C' }), terminalLanguage({})]).toEqual([
    'zh',
    'en',
    'en',
  ]);
});
