import { expect, test } from 'vitest';
import { type Palette, palettes } from './palette.ts';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const inks = ['ink', 'muted', 'dim', 'primary', 'red', 'amberInk', 'green'] as const;
const grounds = ['paper', 'card', 'side', 'floating', 'selected'] as const;

function tooFaint(palette: Palette): string[] {
  return inks.flatMap((ink) =>
    grounds
      .filter(
        (ground) => contrast(palette[ink], palette[ground]) < (ink === 'dim' && ground === 'selected' ? 4.2 : 4.5),
      )
      .map((ground) => `${ink} on ${ground}: ${contrast(palette[ink], palette[ground]).toFixed(2)}`),
  );
}

test.each(['light', 'dark'] as const)('every text colour of the %s palette can be read on every ground', (tone) => {
  expect(tooFaint(palettes[tone])).toEqual([]);
});

test.each(['light', 'dark'] as const)('the words on a primary button of the %s palette can be read', (tone) => {
  expect(contrast(palettes[tone].onPrimary, palettes[tone].primary)).toBeGreaterThan(4.5);
});
