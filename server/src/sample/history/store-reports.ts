import type { Loop } from '../../cases/loop.ts';
import { insertWholeCases } from '../../cases/store/bulk-insert.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import type { Cast } from './cast.ts';
import { makeCase, type Stock } from './make-day.ts';
import { insertSamplePhotos, type SamplePhoto, type SamplePhotos, takePhoto } from './photos.ts';
import type { Due } from './reports-of-day.ts';

/** What the cases of a town are made of. */
export interface Making {
  readonly loop: Loop;
  readonly townId: string;
  readonly ground: Ground;
  readonly cast: Cast;
  readonly stock: Stock;
  readonly photos: SamplePhotos;
}

/**
 * Stores reports, each with what would have become of it by `end`, in the caller's transaction. They are numbered within
 * their day from `first` on.
 */
export async function storeReports(
  sql: Sql,
  { loop, townId, ground, cast, stock, photos: file }: Making,
  reports: readonly Due[],
  { first, end }: { readonly first: number; readonly end: Date },
): Promise<void> {
  const photos: SamplePhoto[] = [];
  const cases = reports.map(({ id, kind, at, seed }, n) => {
    const scene = { random: randomFrom(seed), ground, cast, end, photo: takePhoto(photos) };
    return makeCase(scene, stock, { id, kind, at: new Date(at), serial: first + n });
  });
  await insertWholeCases(sql, { personal: loop.personal, townId }, cases);
  await insertSamplePhotos(sql, file, photos);
}
