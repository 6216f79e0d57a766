import type { Palette, Tone } from '../ui/palette.ts';

/**
 * Colours that only tell things apart. They keep clear of red, amber and green, which mean something here, and differ for
 * eyes that miss red, green or blue as well (checked in the test).
 */
export const kinds: Readonly<Record<Tone, readonly string[]>> = {
  light: ['#155e75', '#a17cda', '#2b1e84', '#429082', '#8053bb', '#481a37'],
  dark: ['#6fb1ff', '#a486a8', '#4766ca', '#aabcb8', '#9eedfe', '#7c5974'],
};

/** The colour of the nth of several things; after the sixth they come round again. */
export function kindColour(tone: Tone, at: number): string {
  const own = kinds[tone];
  return own[at % own.length] ?? own[0] ?? '';
}

/** `share` (0 to 1) of one colour laid over another, both as #rrggbb. */
export function mixed(over: string, under: string, share: number): string {
  const channel = (at: number) => {
    const [a, b] = [over, under].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Five steps from little to much of one colour: of lightness alone, so that every eye sees the order. */
export function steps({ blue, card }: Palette): readonly string[] {
  return [0.1, 0.3, 0.52, 0.76, 1].map((share) => mixed(blue, card, share));
}
