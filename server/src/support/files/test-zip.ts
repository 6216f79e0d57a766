import { crc32, deflateRawSync } from 'node:zlib';

/** Packs parts into a ZIP archive, for tests; `sizes` lets an entry lie about how much it unpacks to. */
export function aZip(
  parts: Readonly<Record<string, string | Buffer>>,
  sizes: Readonly<Record<string, number>> = {},
): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(sizes[name] ?? plain.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(at, 10);
    files.push(Buffer.from('PK\x03\x04'), facts, title, packed);
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, position, title);
    at += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}
