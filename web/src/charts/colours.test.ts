import { expect, test } from 'vitest';
import { palettes } from '../ui/palette.ts';
import { kindColour, kinds, mixed, steps } from './colours.ts';

type Light = readonly [number, number, number];

function linear(hex: string): Light {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

// Machado, Oliveira, Fernandes 2009: what an eye sees that lacks one kind of cone.
const eyes = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'without red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'without green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'without blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

function seen(colour: string, eye: keyof typeof eyes): Light {
  const [r, g, b] = linear(colour);
  const of = ([x, y, z]: readonly [number, number, number]) => Math.min(1, Math.max(0, x * r + y * g + z * b));
  const [first, second, third] = eyes[eye];
  return [of(first), of(second), of(third)];
}

// Björn Ottosson's Oklab: equal steps look equally far.
function oklab([r, g, b]: Light): Light {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function apart(one: string, other: string, eye: keyof typeof eyes): number {
  const [a, b] = [oklab(seen(one, eye)), oklab(seen(other, eye))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [a, b] = [light(one), light(other)];
  return Math.max(a, b) / Math.min(a, b);
}

const tones = ['light', 'dark'] as const;
const eyeNames = Object.keys(eyes) as (keyof typeof eyes)[];

test.each(tones)('six kinds of the %s palette look different to every eye', (tone) => {
  const alike = eyeNames.flatMap((eye) =>
    kinds[tone].flatMap((one, at) =>
      kinds[tone]
        .slice(at + 1)
        .filter((other) => apart(one, other, eye) < 0.1)
        .map((other) => `${one} and ${other}, ${eye}`),
    ),
  );
  expect(alike).toEqual([]);
});

test.each(tones)('every kind of the %s palette stands out from the card (3:1)', (tone) => {
  expect(kinds[tone].filter((colour) => contrast(colour, palettes[tone].card) < 3)).toEqual([]);
});

test.each(tones)('the steps of the %s palette go one way in lightness', (tone) => {
  const light = steps(palettes[tone]).map((colour) => oklab(linear(colour))[0]);
  const sorted = light.toSorted((a, b) => (tone === 'light' ? b - a : a - b));
  expect(light).toEqual(sorted);
  expect(new Set(light).size).toBe(5);
});

test('the seventh kind has the colour of the first', () => {
  expect(kindColour('light', 6)).toBe(kindColour('light', 0));
});

test('half of black over white is grey', () => {
  expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
});
