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
      deviceHost: '127.0.0.1',
      adminPassword: undefined,
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
    DEVICE_HOST: '10.0.0.5',
    CHENGYUN_ADMIN_PASSWORD: 'Correct-Horse-7',
    LOG_LEVEL: 'debug',
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
      deviceHost: '10.0.0.5',
      adminPassword: 'Correct-Horse-7',
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
