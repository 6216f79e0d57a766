import { piecesOf } from '@chengyun/contract/report-text';
import type { ReportFigure } from '@chengyun/contract/reports';

/** A piece of a text to be shown: words, or a figure; `id` tells it from the others of the same text. */
export type Shown = { readonly id: string } & ({ readonly text: string } | { readonly figure: ReportFigure });

/** A text cut at its figures; one that the report no longer has is shown as a dash. */
export function shownOf(text: string, figures: Readonly<Record<string, ReportFigure>>): readonly Shown[] {
  let at = 0;
  return piecesOf(text).map((piece): Shown => {
    const id = String(at);
    if ('text' in piece) {
      at += piece.text.length;
      return { id, text: piece.text };
    }
    at += piece.key.length;
    const figure = figures[piece.key];
    return figure ? { id, figure } : { id, text: '—' };
  });
}
