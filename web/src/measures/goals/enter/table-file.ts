/** What was copied from a spreadsheet (tabs between cells) as CSV; what is CSV already stays as it is. */
export function asCsv(pasted: string): string {
  if (!pasted.includes('\t')) return pasted;
  return pasted
    .split(/\r?\n/)
    .map((line) =>
      line
        .split('\t')
        .map((cell) => `"${cell.trim().replaceAll('"', '""')}"`)
        .join(','),
    )
    .join('\n');
}

/** The bytes of a file as text that JSON can carry. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
