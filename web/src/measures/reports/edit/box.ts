import { piecesOf } from '@chengyun/contract/report-text';
import type { ReportFigure } from '@chengyun/contract/reports';

/** Writes a text into a box: words as words, figures as pieces that cannot be typed into. */
export function fillBox(box: HTMLElement, text: string, figures: Readonly<Record<string, ReportFigure>>): void {
  box.replaceChildren(
    ...piecesOf(text).map((piece) => {
      if ('text' in piece) return document.createTextNode(piece.text);
      const chip = document.createElement('span');
      chip.className = 'rep-chip';
      chip.contentEditable = 'false';
      chip.dataset['key'] = piece.key;
      chip.textContent = figures[piece.key]?.text ?? '—';
      return chip;
    }),
  );
}

/** The text of a box, its figures by their keys. */
export function readBox(node: Node): string {
  const said = [...node.childNodes].map((child) => {
    if (child instanceof HTMLElement) return child.dataset['key'] ? `[[${child.dataset['key']}]]` : readBox(child);
    return child.textContent ?? '';
  });
  return said.join('').replaceAll('\u00a0', ' ');
}
