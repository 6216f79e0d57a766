import { expect, test } from 'vitest';
import { emptyBook, enter, strike } from './device-book.ts';
import { readNotice } from './device-notice.ts';
import type { KnownDevice } from './known-device.ts';

function aKnown(over: Partial<KnownDevice>): KnownDevice {
  return {
    ...{ id: 'd', townId: 't', protocol: 'mqtt', externalId: 'd', parentId: null, credentialHash: null },
    ...{ certificatePrint: null, isActive: true, dialect: null, profileId: null, allowedFrom: null, cipherKey: null },
    ...over,
  };
}

test('a device that is struck is found by none of its names', () => {
  const book = emptyBook();
  enter(book, aKnown({ id: '1', externalId: 'one', credentialHash: 'a' }));
  strike(book, '1');
  strike(book, 'never there');
  expect([book.ids.size, book.names.get('mqtt')?.size, book.credentials.size]).toEqual([0, 0, 0]);
});

test('what another device has taken over stays that one’s', () => {
  const book = emptyBook();
  const after = aKnown({ id: '2', externalId: 'one', credentialHash: 'a' });
  enter(book, aKnown({ id: '1', externalId: 'one', credentialHash: 'a' }));
  enter(book, after);
  strike(book, '1');
  expect([book.credentials.get('a'), book.names.get('mqtt')?.get('one'), [...book.ids.keys()]]).toEqual([
    ...[after, after, ['2']],
  ]);
});

test('a notice names a town, and devices where they are few', () => {
  expect([readNotice('qingxi'), readNotice('qingxi a,b')]).toEqual([
    { townId: 'qingxi', ids: null },
    { townId: 'qingxi', ids: ['a', 'b'] },
  ]);
});
