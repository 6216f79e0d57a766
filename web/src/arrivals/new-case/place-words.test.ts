import { expect, test } from 'vitest';
import { placeWords } from './place-words.ts';

test('a place is written with address and name, neither of them twice', () => {
  const places = [
    { name: 'Fruit shop', address: '12 Song Road' },
    { name: '12 Song Road fruit shop', address: '12 Song Road' },
    { name: 'Song Road', address: 'Song Road, north end' },
  ];
  expect(places.map(placeWords)).toEqual([
    '12 Song Road Fruit shop',
    '12 Song Road fruit shop',
    'Song Road, north end',
  ]);
});
