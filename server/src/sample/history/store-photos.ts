import { Readable } from 'node:stream';
import { filesOfTowns } from '../../arrivals/files-of-town.ts';
import type { World } from '../../support/world.ts';
import { drawSamplePhoto, type SamplePhotos } from './photos.ts';

/** Stores the one picture that all photos of a sample town show; again, it is the same file. */
export async function storePhotos({ config }: World, townId: string): Promise<SamplePhotos> {
  const { photo, thumb } = await drawSamplePhoto();
  const store = filesOfTowns(config.dataDir).attachments(townId);
  const kept = await store.put(Readable.from([photo]), photo.length);
  const small = await store.put(Readable.from([thumb]), thumb.length);
  return { sha256: kept.sha256, thumbSha256: small.sha256, bytes: kept.bytes };
}
