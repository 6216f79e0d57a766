import type { Loop } from '../../cases/loop.ts';
import { insertWholeCases } from '../../cases/store/bulk-insert.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import type { Cast } from './cast.ts';
import type { Stock } from './make-day.ts';
import { type Drawn, makeFamily } from './make-family.ts';
import { insertSamplePhotos, type SamplePhoto, type SamplePhotos, takePhoto } from './photos.ts';
import { repeatsIn } from './repeats-in.ts';
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
  const drawn = reports.map(
    ({ id, kind, at, seed }, n): Drawn => ({
      scene: { random: randomFrom(seed), ground, cast, end, photo: takePhoto(photos) },
      reported: { id, kind, at: new Date(at), serial: first + n },
    }),
  );
  const families = repeatsIn(reports);
  const repeats = new Set([...families.values()].flat());
  const cases = drawn.flatMap((one, at) => {
    if (repeats.has(at)) return [];
    const family = (families.get(at) ?? []).flatMap((of) => drawn[of] ?? []);
    return makeFamily(one, family, stock);
  });
  await insertWholeCases(sql, { personal: loop.personal, townId }, cases);
  await insertSamplePhotos(sql, file, photos);
}
