import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { checkOfficeFile } from './check-office.ts';
import { BadImage, cleanImage } from './clean-image.ts';
import { fileKind } from './file-kind.ts';
import { aZip } from './test-zip.ts';
import { BadZip } from './zip-entries.ts';

const dir = mkdtempSync(join(tmpdir(), 'chengyun-kinds-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function aFile(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
}

function aPhoto() {
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#336699' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '31/1 10/1 0/1' } })
    .withMetadata({ orientation: 6 });
}

test('a photo loses camera and place and is turned upright, with a small one beside it', async () => {
  const path = await aFile('photo.jpg', await aPhoto().toBuffer());
  expect((await sharp(path).metadata()).exif).toBeDefined();
  const clean = await cleanImage(path, 'image/jpeg');
  const kept = await sharp(clean.content).metadata();
  expect([kept.exif, kept.orientation, clean.width, clean.height]).toEqual([undefined, undefined, 400, 600]);
  const thumb = await sharp(clean.thumb).metadata();
  expect([thumb.format, thumb.width, thumb.height]).toEqual(['webp', 213, 320]);
});

test('a picture that claims more pixels than a camera has is refused', async () => {
  const huge = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(huge.length).toBeLessThan(1_500_000);
  await expect(cleanImage(await aFile('huge.png', huge), 'image/png')).rejects.toThrow(BadImage);
});

test('half a picture is refused', async () => {
  const whole = await aPhoto().toBuffer();
  const path = await aFile('half.jpg', whole.subarray(0, whole.length / 2));
  await expect(cleanImage(path, 'image/jpeg')).rejects.toThrow(BadImage);
});

test.each([
  ['a.jpg', Buffer.from('<html><script>alert(1)</script>'), { refused: 'unknown' }],
  ['a.txt', Buffer.from('no\0text'), { refused: 'unknown' }],
  ['a.pdf', Buffer.from([0x4d, 0x5a, 0x90, 0x00, 3, 0, 0, 0]), { refused: 'application/x-msdownload' }],
  ['a.csv', Buffer.from('编号,标题\n1,路灯'), { type: 'text/csv', extension: 'csv', check: 'none' }],
  ['a.exe', Buffer.from('%PDF-1.7\n'), { type: 'application/pdf', extension: 'pdf', check: 'none' }],
])('%s is judged by its content', async (name, content, expected) => {
  expect(await fileKind(await aFile(name, content), name)).toEqual(expected);
});

test('an ordinary document passes', async () => {
  const path = await aFile(
    'a.docx',
    aZip({ 'word/document.xml': '<?xml version="1.0"?><w:document/>', 'empty.txt': '' }),
  );
  await expect(checkOfficeFile(path)).resolves.toBeUndefined();
});

test('a document that unpacks to more than it may is refused', async () => {
  const zeros = Buffer.alloc(400_000);
  const path = await aFile('bomb.docx', aZip({ 'a.xml': zeros, 'b.xml': zeros, 'c.xml': zeros }));
  await expect(checkOfficeFile(path, 1_000_000)).rejects.toThrow('unpacks to more than');
});

test('a document that lies about what it unpacks to is refused all the same', async () => {
  const path = await aFile('liar.docx', aZip({ 'a.xml': Buffer.alloc(2_000_000) }, { 'a.xml': 10 }));
  await expect(checkOfficeFile(path, 1_000_000)).rejects.toThrow('unpacks to more than');
});

test('a document whose XML declares entities is refused', async () => {
  const path = await aFile(
    'lol.docx',
    aZip({ 'a.xml': '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa">]><l>&a;</l>' }),
  );
  await expect(checkOfficeFile(path)).rejects.toThrow('entities');
});

test('a document with macros is refused', async () => {
  await expect(checkOfficeFile(await aFile('m.docx', aZip({ 'word/vbaProject.bin': 'x' })))).rejects.toThrow('macros');
});

test('any bytes after the mark of an archive are refused as a bad archive, never otherwise', async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, withEnd) => {
      const end = Buffer.from('504b0506000000000100010060000000000000000000', 'hex');
      const path = await aFile(
        `any-${n++}`,
        Buffer.concat([Buffer.from('PK\x03\x04'), bytes, withEnd ? end : Buffer.alloc(0)]),
      );
      await expect(checkOfficeFile(path)).rejects.toThrow(BadZip);
    }),
    { numRuns: 60 },
  );
});
