import type { Drawing, Stroke } from '@chengyun/contract/report-chart';
import { PAPER } from '../draw/to-svg.ts';
import type { Pen } from './pen.ts';

/** Draws a chart with its upper left corner at a place of the page, in points; what shows a figure leads to it. */
export function drawStrokes(pen: Pen, { strokes }: Drawing, left: number, top: number): void {
  pen.doc.save().translate(left, top).font('regular');
  for (const stroke of strokes) draw(pen, stroke);
  pen.doc.restore();
  for (const stroke of strokes) link(pen, stroke, left, top);
}

function draw({ doc }: Pen, stroke: Stroke): void {
  const colour = PAPER[stroke.tone];
  switch (stroke.kind) {
    case 'box':
      doc.rect(stroke.x, stroke.y, stroke.width, stroke.height).fill(colour);
      return;
    case 'dot':
      doc.circle(stroke.x, stroke.y, stroke.radius).fill(colour);
      return;
    case 'text': {
      doc.fontSize(stroke.size).fillColor(colour);
      const width = doc.widthOfString(stroke.text);
      const x = { start: stroke.x, middle: stroke.x - width / 2, end: stroke.x - width }[stroke.anchor];
      doc.text(stroke.text, x, stroke.y, { lineBreak: false, baseline: 'alphabetic' });
      return;
    }
    case 'line': {
      const [[x, y] = [0, 0], ...rest] = stroke.points;
      doc.moveTo(x, y);
      for (const [nextX, nextY] of rest) doc.lineTo(nextX, nextY);
      if (stroke.dashed) doc.dash(4, { space: 3 });
      doc.lineWidth(stroke.width).strokeColor(colour).stroke();
      if (stroke.dashed) doc.undash();
    }
  }
}

function link({ doc, linkOf }: Pen, stroke: Stroke, left: number, top: number): void {
  if (!('key' in stroke) || stroke.key === undefined) return;
  const url = linkOf(stroke.key);
  if (stroke.kind === 'box') doc.link(left + stroke.x, top + stroke.y, Math.max(6, stroke.width), stroke.height, url);
  if (stroke.kind === 'dot') doc.link(left + stroke.x - 6, top + stroke.y - 6, 12, 12, url);
}
