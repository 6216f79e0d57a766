import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

/** The family that the fonts of the product are known by. */
export const FONT_FAMILY = 'Noto Sans S Chinese';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');

/** The files of the Chinese type that comes with the product. */
export const fontFiles = {
  regular: join(FONTS, 'NotoSansHans-Regular.otf'),
  medium: join(FONTS, 'NotoSansHans-Medium.otf'),
  bold: join(FONTS, 'NotoSansHans-Bold.otf'),
} as const;

let known: Promise<unknown> | undefined;

/** A picture of an SVG at three dots a point, for readers that draw no SVG; needs no font of the machine. */
export async function toPng(svg: string): Promise<Buffer> {
  // A font named in a text is known to every drawing after it: the machine may have no Chinese one.
  known ??= sharp({ text: { text: '城', fontfile: fontFiles.regular, font: FONT_FAMILY } })
    .png()
    .toBuffer();
  await known;
  return sharp(Buffer.from(svg), { density: 216 }).png().toBuffer();
}
