/** One step of the reflected polynomial 0x8005 (0xA001) for each byte. */
export const REFLECTED_8005 = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  return crc;
});

/** CRC-16/MODBUS of the bytes `from` (included) to `to` (excluded). */
export function crcModbus(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0xffff;
  for (let at = from; at < to; at++) crc = (crc >> 8) ^ (REFLECTED_8005[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return crc;
}
