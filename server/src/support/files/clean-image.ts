import sharp, { type Sharp } from 'sharp';

/** A picture as it is kept: turned upright, nothing of the camera or the place left in it, with a small one beside it. */
export type CleanImage = {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
  readonly thumb: Buffer;
};

/** The picture is broken or has too many pixels. */
export class BadImage extends Error {}

/** 48 megapixels: what phones of today take at most; a bomb of a few kB claims billions. */
const MOST_PIXELS = 50_000_000;
const MOST_SIDE = 4096;
const THUMB_SIDE = 320;

// One picture at a time uses one core; a server on two cores keeps answering.
sharp.concurrency(1);
sharp.cache(false);

/** Re-encodes a JPEG, PNG or WebP: only pixels pass, so EXIF, GPS, comments and whatever hides behind them go. */
export async function cleanImage(path: string, type: string): Promise<CleanImage> {
  try {
    const upright = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
      .autoOrient()
      .resize({ width: MOST_SIDE, height: MOST_SIDE, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await encode(upright, type).toBuffer({ resolveWithObject: true });
    const thumb = await sharp(data)
      .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
    return { content: data, width: info.width, height: info.height, thumb };
  } catch (cause) {
    throw new BadImage(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function encode(image: Sharp, type: string): Sharp {
  if (type === 'image/png') return image.png({ compressionLevel: 6 });
  if (type === 'image/webp') return image.webp({ quality: 85 });
  return image.jpeg({ quality: 85 });
}
