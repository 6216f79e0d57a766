import type { Drawing, Stroke, Tone } from '@chengyun/contract/report-chart';

/** Colours on paper: they tell apart in grey as well. */
export const PAPER: Readonly<Record<Tone, string>> = {
  ...{ ink: '#1b232d', muted: '#5f6b78', line: '#d8d8d2' },
  ...{ now: '#155e75', before: '#8fa9b3', mean: '#b26a00' },
};

/** A drawing as a picture of its own; text in the font given. */
export function toSvg({ width, height, strokes }: Drawing, font: string): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const all = strokes.map((stroke) => element(stroke)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escaped(font)}">${all}</svg>`;
}

function element(stroke: Stroke): string {
  const colour = PAPER[stroke.tone];
  switch (stroke.kind) {
    case 'box':
      return `<rect x="${stroke.x}" y="${stroke.y}" width="${stroke.width}" height="${stroke.height}" fill="${colour}"/>`;
    case 'line': {
      const dash = stroke.dashed ? ' stroke-dasharray="4 3"' : '';
      const points = stroke.points.map(([x, y]) => `${x},${y}`).join(' ');
      return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="${stroke.width}"${dash}/>`;
    }
    case 'dot':
      return `<circle cx="${stroke.x}" cy="${stroke.y}" r="${stroke.radius}" fill="${colour}"/>`;
    case 'text': {
      const at = `x="${stroke.x}" y="${stroke.y}" font-size="${stroke.size}" text-anchor="${stroke.anchor}"`;
      return `<text ${at} fill="${colour}">${escaped(stroke.text)}</text>`;
    }
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
