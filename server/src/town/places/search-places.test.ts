import { expect, test } from 'vitest';
import { normalizeText, parseAddress } from './parse-address.ts';
import type { Place, PlaceKind } from './place.ts';
import { buildPlaceIndex } from './place-index.ts';
import { searchPlaces } from './search-places.ts';

function aPlace(kind: PlaceKind, name: string, address: string, lon = 121, aliases: string[] = []): Place {
  return {
    id: `${kind}/${name}`,
    kind,
    name,
    aliases,
    lon,
    lat: 31,
    areaCode: `3101991010010${lon > 121.005 ? '02' : '01'}`,
    address,
  };
}

const book = buildPlaceIndex([
  aPlace('street', '锦安路', '锦安路'),
  aPlace('street', '锦安支路', '锦安支路'),
  aPlace('estate', '文景苑', '锦安路720弄', 121.002),
  aPlace('building', '文景苑1号楼', '锦安路720弄1号', 121.002, ['文景苑1幢']),
  aPlace('building', '文景苑12号楼', '锦安路720弄12号', 121.0021, ['文景苑12幢']),
  aPlace('estate', '锦安新村', '云栖路30弄', 121.003),
  aPlace('poi', '锦安小学', '锦安路800号', 121.01),
  aPlace('poi', '青溪镇派出所', '溪岸路9号', 121, ['派出所']),
]);

const names = (q: string, limit = 10) => searchPlaces(book, q, limit).map(({ place }) => place.name);

test('a whole name comes before names that only begin with it or contain it', () => {
  expect(names('文景苑')).toEqual(['文景苑', '文景苑1号楼', '文景苑12号楼']);
});

test('of names with the same beginning the street comes first, then the estate', () => {
  expect(names('锦安').slice(0, 4)).toEqual(['锦安路', '锦安支路', '锦安新村', '锦安小学']);
});

test('a part from the middle of a name finds it', () => {
  expect(names('派出')).toEqual(['青溪镇派出所']);
});

test('a full address finds the block itself', () => {
  expect(names('锦安路720弄12号')[0]).toBe('文景苑12号楼');
});

test('a lane finds its estate before the blocks in it', () => {
  expect(names('锦安路720弄')).toEqual(['文景苑', '文景苑1号楼', '文景苑12号楼']);
});

test('a block nobody recorded leads to its lane', () => {
  expect(names('锦安路720弄99号')).toEqual(['文景苑']);
});

test('spaces, full-width figures and 幢 for 号楼 make no difference', () => {
  expect(names('文景苑 １２幢')).toEqual(['文景苑12号楼']);
});

test('a house number between two recorded ones is placed between them in proportion', () => {
  const [hit] = searchPlaces(book, '锦安路760号', 5);
  expect(hit).toEqual({
    place: {
      id: 'street/锦安路#760',
      kind: 'poi',
      name: '锦安路760号（推算）',
      aliases: [],
      lon: 121.006,
      lat: 31,
      areaCode: '310199101001002',
      address: '锦安路760号',
    },
    score: 62,
    estimated: true,
  });
});

test('a house number far beyond the last recorded one is not guessed', () => {
  expect(names('锦安路2000号')).toEqual([]);
});

test('the limit holds and nothing is found for nothing', () => {
  expect(names('锦安', 2)).toEqual(['锦安路', '锦安支路']);
  expect([names(''), names('  '), names('锦安', 0), names('不存在的地方')]).toEqual([[], [], [], []]);
});

test('an address is taken apart into street, number and the rest', () => {
  expect(parseAddress(normalizeText('锦安支路 720 弄 12 号 301 室'))).toEqual({
    street: '锦安支路',
    number: 720,
    unit: '弄',
    rest: '12号301室',
  });
  expect(parseAddress('青溪大道8号')).toEqual({ street: '青溪大道', number: 8, unit: '号', rest: '' });
  expect(parseAddress('文景苑12号楼')).toBeNull();
});
