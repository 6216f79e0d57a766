/** Most bytes of a frame that are looked at. */
const most = 4096;

/** What was pasted as hex: hex in any spelling (`40 40`, `0x40,0x40`, `4040`), and anything else as its own bytes. */
export function pastedHex(text: string): string {
  const trimmed = text.trim();
  const bare = trimmed.replaceAll(/0x|[\s,;:-]/gi, '');
  const isHex = bare.length > 0 && bare.length % 2 === 0 && /^[0-9a-f]+$/i.test(bare);
  if (isHex) return bare.toLowerCase().slice(0, most * 2);
  const bytes = [...new TextEncoder().encode(trimmed)].slice(0, most);
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
