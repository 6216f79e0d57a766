import { type Glyph, glyphPaths } from '../tiles/glyphs.ts';

/** The sign of a state as the map draws it, for legends and cards. */
export function GlyphSign({ glyph: { shape, colour }, size = 16 }: { readonly glyph: Glyph; readonly size?: number }) {
  const paint =
    shape === 'ring' ? { fill: 'none', stroke: `var(--${colour})`, strokeWidth: 2.6 } : { fill: `var(--${colour})` };
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className="cy-map-sign">
      <path d={glyphPaths[shape]} {...paint} />
    </svg>
  );
}
