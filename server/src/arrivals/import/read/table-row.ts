import type { Localized } from '@chengyun/contract/words';

/** A row as it stands in the file; numbers count as a spreadsheet shows them, the first row is 1. */
export type TableRow = {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  /** Why the row itself cannot be read. */
  readonly broken?: Localized;
};
