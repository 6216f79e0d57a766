import type { ReportContent } from '@chengyun/contract/reports';
import { LINE_PITCH, type LinkOf, PAGE, points } from './page.ts';

/** A page being filled: where the next line begins, in points from the upper edge. */
export interface Pen {
  readonly doc: PDFKit.PDFDocument;
  readonly content: ReportContent;
  readonly linkOf: LinkOf;
  y: number;
}

export const LEFT = points(PAGE.leftMm);
export const TOP = points(PAGE.topMm);
export const BOTTOM = points(PAGE.heightMm - PAGE.bottomMm);

/** Begins a new page when so much does not fit on this one, and says so. */
export function makeRoom(pen: Pen, height: number): boolean {
  if (pen.y + height <= BOTTOM + 0.5 || pen.y === TOP) return false;
  pen.doc.addPage();
  pen.y = TOP;
  return true;
}

/** Moves down by a line of the page's grid. */
export function feed(pen: Pen, lines = 1): void {
  pen.y += LINE_PITCH * lines;
}
