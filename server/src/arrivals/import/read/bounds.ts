/** What a file may hold; beyond it is refused with a sentence, never cut off silently. */
export const BOUNDS = {
  /** Bytes of the file as sent. */
  fileBytes: 200 * 1024 * 1024,
  rows: 500_000,
  columns: 300,
  /** Characters of one row, all cells together. */
  rowCharacters: 1_000_000,
  /** Bytes of one sheet unpacked. */
  sheetBytes: 1024 * 1024 * 1024,
  /** Characters of all texts a workbook shares between its cells. */
  sharedCharacters: 100_000_000,
} as const;
