import type { CategoryRef } from '@chengyun/contract/case';
import type { RowProblem } from '@chengyun/contract/import';
import type { Matter } from '@chengyun/contract/words';

/** A row that fits, in our words. `externalNumber` is theirs, or made from the row's content: the same row is the same case. */
export type ImportRow = {
  readonly rowNumber: number;
  readonly externalNumber: string;
  readonly kind: string;
  readonly source: string;
  readonly matter?: Matter;
  readonly title: string;
  readonly text: string;
  readonly category?: CategoryRef;
  readonly unitName?: string;
  readonly place?: string;
  /** WGS-84, degrees; both or neither. */
  readonly lon?: number;
  readonly lat?: number;
  readonly reporterName?: string;
  readonly reporterPhone?: string;
  readonly reportedAt: Date;
  readonly targetAt?: Date;
  readonly closedAt?: Date;
  /** What the row says beyond the fields, by heading. */
  readonly extra: Readonly<Record<string, string>>;
};

/** A row read: what it says, or everything that does not fit in it. */
export type RowResult<Row = ImportRow> =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly rowNumber: number; readonly problems: readonly RowProblem[] };
