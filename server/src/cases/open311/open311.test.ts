import {
  type NewOpen311Request,
  Open311Definition,
  Open311Error,
  Open311Request,
  Open311Service,
} from '@chengyun/contract/open311';
import { caseStates } from '@chengyun/contract/words';
import { type SharedVector, sharedVectors } from '@chengyun/protocols/testing/vectors';
import Type, { type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { buildAreaIndex } from '../../town/areas/area-index.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { aGround, aKind, aPack, idOf, unitIds } from '../testing/a-town.ts';
import type { RequestRow } from './queries.ts';
import { offeredServices, partsOfCode, toDefinition, toService } from './services.ts';
import { toCase } from './to-case.ts';
import { instantWriter, toRequests } from './to-request.ts';
import { errorsOf, statusOf } from './wire/answer.ts';
import { writeXml } from './wire/write-xml.ts';

const reporters = ['intake', 'resident'] as const;
const handleByMatter = { help: { amount: 5, unit: 'work_day', reading: 'day_end' } } as const;
const open = aKind({ sources: ['phone', 'resident', 'open311'], reporters: [...reporters], handleByMatter });
const desk = aKind({ id: 'desk' });
const ground = aGround([aPack([open, desk])]);

const vectors = sharedVectors('open311.json');
const vector = (name: string): readonly SharedVector[] => vectors.filter((one) => one.name === name);

test('what residents may report is offered, class by class, and what only the desk may is not', () => {
  expect(offeredServices(ground).map(({ code }) => code)).toEqual(['ticket.small.01', 'ticket.small.02']);
  const [roads] = offeredServices(ground);
  expect(roads && toService(roads, 'en')).toEqual({
    ...{ service_code: 'ticket.small.01', service_name: 'Roads', description: 'Broken surface; Broken surface' },
    ...{ metadata: true, type: 'realtime' },
  });
  expect(offeredServices(aGround([aPack([desk])]))).toEqual([]);
});

test('a big class is the group of those below it and no service itself', () => {
  const pack = aPack([open]);
  const [small] = pack.taxonomies;
  const categories = small?.categories.map((one) => (one.code === '02' ? { ...one, parent: '01' } : one)) ?? [];
  const nested = aGround([{ ...pack, taxonomies: small ? [{ ...small, categories }] : [] }]);
  expect(offeredServices(nested).map((one) => toService(one, 'zh').group)).toEqual(['道路']);
});

test('a code is taken apart as it was put together', () => {
  for (const { code, kind, taxonomy, category } of offeredServices(ground))
    expect(partsOfCode(code)).toEqual([kind.id, taxonomy.id, category.code]);
  expect(partsOfCode('a.b.01.02')).toEqual(['a', 'b', '01.02']);
  for (const odd of ['', 'a.b', 'a.b.', 'A.b.1', 'a.b.1,2', '路.b.1']) expect(partsOfCode(odd)).toBeUndefined();
});

test('the definition of a service has its business types', () => {
  const [roads] = offeredServices(ground);
  const definition = roads && toDefinition(roads, 'zh');
  expect(definition).toMatchObject({
    service_code: 'ticket.small.01',
    attributes: [{ code: 'matter', required: false }],
  });
  expect(definition?.attributes[0]?.values?.[1]).toEqual({ key: 'help', name: '求助' });
  expect(Value.Check(Open311Definition, definition)).toBe(true);
});

const given: NewOpen311Request = { service_code: 'ticket.small.01', address_string: '清溪路12号' };
const code = (form: Partial<NewOpen311Request>, at: Ground = ground) => {
  try {
    toCase({ ...given, ...form }, at);
    return 'taken';
  } catch (error) {
    return (error as { readonly code?: string }).code;
  }
};

test('a form becomes a report by the public, its reporter kept apart and its picture as a link', () => {
  const form = {
    ...{ lat: '31.5', long: '120.5', description: ' 路灯不亮 ', last_name: '欧阳', first_name: '建国' },
    ...{ phone: '13812345678', media_url: 'https://example.org/1.jpg', attribute: { matter: ['help'] } },
  };
  expect(toCase({ ...given, ...form }, ground)).toEqual({
    ...{ kind: 'ticket', source: 'open311', category: { taxonomy: 'small', code: '01' }, matter: 'help' },
    text: '路灯不亮\n附图链接：https://example.org/1.jpg',
    ...{ place: '清溪路12号', position: [120.5, 31.5], reporter: { name: '欧阳建国', phone: '13812345678' } },
  });
  expect(toCase({ ...given, first_name: 'Ann', last_name: 'Lee' }, ground).reporter).toEqual({ name: 'Ann Lee' });
});

test('a pack that names no source for it has such reports as those of residents', () => {
  const plain = aGround([aPack([aKind({ sources: ['resident'], reporters: [...reporters] })])]);
  expect(toCase(given, plain).source).toBe('resident');
});

test('what names no service, no place or an attribute that is none is refused', () => {
  expect(code({ service_code: 'desk.small.01' })).toBe('open311.no-service');
  expect(code({ address_string: ' ' })).toBe('open311.place-needed');
  expect(code({ lat: '31.5' })).toBe('open311.place-needed');
  expect(code({ attribute: { depth: ['3'] } })).toBe('open311.no-attribute');
  expect(code({ attribute: { matter: ['urgent'] } })).toBe('open311.bad-attribute');
  expect(code({ attribute: { matter: ['help', 'other'] } })).toBe('open311.bad-attribute');
});

test('a position outside the areas of the town is refused; where none is drawn, nothing is outside', () => {
  const square = [
    [120, 31],
    [121, 31],
    [121, 32],
    [120, 32],
    [120, 31],
  ].map(([lon = 0, lat = 0]) => [lon, lat] as [number, number]);
  const levels = ['town', 'community', 'grid', 'unit_grid'] as const;
  const areas = levels.map((level, at) => ({
    ...{
      id: idOf(0xa0 + at),
      code: `3101991010${at}`,
      level,
      name: level,
      parentId: at === 0 ? null : idOf(0x9f + at),
    },
    ...{
      polygon: { type: 'Polygon' as const, coordinates: [square] },
      center: [120.5, 31.5] as [number, number],
      areaM2: 1,
    },
  }));
  const drawn = { ...ground, areas: buildAreaIndex(areas) };
  expect([code({ lat: '31.5', long: '120.5' }, drawn), code({ lat: '31.5', long: '122.5' }, drawn)]).toEqual([
    'taken',
    'open311.outside',
  ]);
  expect(code({ lat: '31.5', long: '122.5' })).toBe('taken');
});

const row: RequestRow = {
  ...{ id: idOf(9), number: 'CS-1', kind: 'ticket', policyId: 'small', policyVersion: 1, state: 'handling' },
  ...{ title: '路灯', text: '路灯不亮', taxonomy: 'small', categoryCode: '01', place: '清溪路', lon: 120.5, lat: 31.5 },
  ...{ leadUnitId: unitIds.roads, reportedAt: new Date('2026-04-27T01:00:00.123Z') },
  ...{ updatedAt: new Date('2026-04-27T02:00:00Z'), closedAt: null, expectedAt: new Date('2026-05-06T15:59:59Z') },
};

test('a case is told with its unit, its state in words and times by the town’s clock', () => {
  expect(toRequests([row], ground, 'en')).toEqual([
    {
      ...{ service_request_id: idOf(9), status: 'open', status_notes: 'The unit is handling it' },
      ...{
        service_name: 'Roads',
        service_code: 'ticket.small.01',
        description: '路灯不亮',
        agency_responsible: 'roads',
      },
      ...{ service_notice: 'Case number CS-1', address: '清溪路', lat: 31.5, long: 120.5 },
      ...{ requested_datetime: '2026-04-27T09:00:00+08:00', updated_datetime: '2026-04-27T10:00:00+08:00' },
      expected_datetime: '2026-05-06T23:59:59+08:00',
    },
  ]);
});

test('every state is open or closed and nothing else, and has its words', () => {
  const told = caseStates.map((state) => toRequests([{ ...row, state }], ground, 'zh')[0]);
  expect(told.filter((one) => !Value.Check(Open311Request, one))).toEqual([]);
  expect(new Set(told.map((one) => one?.status_notes)).size).toBe(caseStates.length);
});

test('offsets of every kind are written with their sign', () => {
  const at = new Date('2010-04-14T14:37:38Z');
  const zones = ['America/Los_Angeles', 'Asia/Kolkata', 'UTC', 'America/St_Johns'];
  expect(zones.map((zone) => instantWriter(zone)(at))).toEqual([
    '2010-04-14T07:37:38-07:00',
    '2010-04-14T20:07:38+05:30',
    '2010-04-14T14:37:38+00:00',
    '2010-04-14T12:07:38-02:30',
  ]);
});

test('every status becomes one that Open311 knows, but for floods and failures of ours', () => {
  const statuses = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503];
  expect(statuses.map((status) => statusOf({ status }))).toEqual([
    ...[400, 403, 403, 404, 400, 400, 400, 400, 429, 500, 503],
  ]);
});

for (const { frame, expect: wanted } of vector('error-xml-400'))
  test('an error is written as a captured one', () => {
    const problem = { type: '', title: '', status: 400, code: '', detail: String(wanted['description']) };
    expect(writeXml('errors', errorsOf(problem, 400))).toBe(frame);
  });

for (const { frame } of vector('error-json-400'))
  test('an error in JSON is a list of one as the specification has it', () => {
    const errors = JSON.parse(frame) as readonly { readonly description: string }[];
    const problem = { type: '', title: '', status: 400, code: '', detail: errors[0]?.description ?? '' };
    expect(errorsOf(problem, 400)).toEqual(errors);
    expect(Value.Check(Type.Array(Open311Error), errors)).toBe(true);
  });

for (const { frame, expect: wanted } of vector('post-response'))
  test('a receipt is written as a captured one', () => {
    const tree = [{ service_request_id: String(wanted['service_request_id']) }];
    expect(writeXml('service_requests', tree)).toBe(frame);
  });

const SCHEMAS: Readonly<Record<string, TSchema>> = {
  services: Type.Array(Open311Service),
  requests: Type.Array(Open311Request),
  'service-definition': Open311Definition,
};

for (const { name, frame, valid, encoding, expect: wanted } of vectors)
  if (encoding === 'json' && typeof wanted['schema'] === 'string')
    test(`our schema ${valid ? 'takes' : 'refuses'} the captured ${name}`, () => {
      expect(Value.Check(SCHEMAS[String(wanted['schema'])] ?? Type.Never(), JSON.parse(frame))).toBe(valid);
    });

for (const { frame } of vector('fixmystreet-extended-status'))
  test('a third status, as one server has it, is never ours', () => {
    const status = /<status>(\w+)<\/status>/.exec(frame)?.[1];
    expect(Value.Check(Open311Request.properties.status, status)).toBe(false);
  });
