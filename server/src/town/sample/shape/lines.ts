import type { Line } from '../plane/arrange.ts';
import type { EdgeClass } from '../plane/planar-map.ts';
import type { XY } from '../plane/plane.ts';
import { along, crossing, distance } from '../plane/plane.ts';
import type { Random } from '../plane/random.ts';
import { between } from '../plane/random.ts';

/** A line of the ground before it is named; `axis` says which way it runs. */
export interface DrawnLine extends Line {
  readonly axis: 'ns' | 'ew' | 'ring';
}

/** Mean radius of the town in metres, and how much wider than high it is: about 23.5 km². */
const RADIUS = 2740;
const WIDER = 1.2;
/** Streets and rivers are drawn past the border and cut there. */
const OVER = 4200;
const STEP = 70;

/** Everything that divides the ground: outline, river with its bank street, creeks, main and secondary streets. */
export function drawLines(random: Random): readonly DrawnLine[] {
  const outline = drawOutline(random);
  const river = drawRiver(random);
  const ns = drawMains(random, 'ns', 7, 930);
  const ew = drawMains(random, 'ew', 6, 900);
  const creeks = drawCreeks(random, river, ns);
  const between = [...drawSecondaries(random, ns, 'ns'), ...drawSecondaries(random, ew, 'ew')];
  const shapes: [EdgeClass, DrawnLine['axis'], readonly XY[]][] = [
    ['outline', 'ring', outline],
    ['river', 'ew', river],
    ...ns.map((points): [EdgeClass, 'ns', readonly XY[]] => ['main', 'ns', points]),
    ...ew.map((points): [EdgeClass, 'ew', readonly XY[]] => ['main', 'ew', points]),
    ...creeks.map((points): [EdgeClass, 'ns', readonly XY[]] => ['creek', 'ns', points]),
    ['secondary', 'ew', bankOf(river, 105)],
    ...between.map(({ axis, points }): [EdgeClass, DrawnLine['axis'], readonly XY[]] => ['secondary', axis, points]),
  ];
  return shapes.map(([kind, axis, points], line) => ({ axis, points, tag: { kind, line } }));
}

/** A smooth blob: a circle with a few low waves, as grown along old creeks. */
function drawOutline(random: Random): XY[] {
  const waves = [2, 3, 5, 7, 11].map((count) => ({
    count,
    size: 0.17 / count ** 0.75,
    from: between(random, 0, 6.28),
  }));
  const count = 220;
  const points = Array.from({ length: count }, (_, i): XY => {
    const angle = (i / count) * 2 * Math.PI;
    const swell = waves.reduce((sum, wave) => sum + wave.size * Math.sin(wave.count * angle + wave.from), 0);
    const r = RADIUS * (1 + swell * 0.82);
    return [Math.cos(angle) * r * Math.sqrt(WIDER), (Math.sin(angle) * r) / Math.sqrt(WIDER)];
  });
  const [first] = points;
  return first === undefined ? points : [...points, first];
}

/** The river enters in the south-west and leaves in the north-east, in three easy bends. */
function drawRiver(random: Random): XY[] {
  const bends: XY[] = [
    [-4600, -1850],
    [-3300, -1420],
    [-2050, -960],
    [-1150, -150],
    [-150, 120],
    [900, 240],
    [1600, 820],
    [2150, 1560],
    [3200, 2050],
    [4600, 2300],
  ];
  return smooth(bends.map(([x, y]) => [x + between(random, -130, 130), y + between(random, -130, 130)]));
}

function drawMains(random: Random, axis: 'ns' | 'ew', count: number, spacing: number): XY[][] {
  return Array.from({ length: count }, (_, i) => {
    const base = (i - (count - 1) / 2) * spacing + between(random, -110, 110);
    const [from1, from2] = [between(random, 0, 6.28), between(random, 0, 6.28)];
    const tilt = between(random, -0.05, 0.05) + (axis === 'ns' ? 0.1 : 0.06);
    return walk().map((s): XY => {
      const off = base + 170 * Math.sin(s / 1250 + from1) + 60 * Math.sin(s / 520 + from2) - s * tilt;
      return axis === 'ns' ? [off, s] : [s, -off];
    });
  });
}

/** One or two streets between each pair of main streets, following the shape of both. */
function drawSecondaries(
  random: Random,
  mains: readonly XY[][],
  axis: 'ns' | 'ew',
): { axis: typeof axis; points: XY[] }[] {
  const outer = (list: readonly XY[], by: number): XY[] =>
    list.map(([x, y]) => (axis === 'ns' ? [x + by, y] : [x, y - by]));
  const all = [outer(mains[0] ?? [], -900), ...mains, outer(mains.at(-1) ?? [], 900)];
  return all.slice(1).map((right, i) => {
    const left = all[i] ?? right;
    const [middle, from] = [between(random, 0.42, 0.58), between(random, 0, 6.28)];
    const points = right.map((point, k): XY => {
      const share = middle + 0.07 * Math.sin((k * STEP) / 800 + from);
      return along(left[k] ?? point, point, share);
    });
    return { axis, points };
  });
}

/** Creeks wind down from the border to the river between two main streets, and end in it. */
function drawCreeks(random: Random, river: readonly XY[], mains: readonly XY[][]): XY[][] {
  return [
    { strip: 1, side: 1 },
    { strip: 3, side: -1 },
    { strip: 4, side: -1 },
    { strip: 2, side: 1 },
  ].map(({ strip, side }) => {
    const [left, right] = [mains[strip - 1] ?? [], mains[strip] ?? []];
    const [share, from] = [between(random, 0.25, 0.75), between(random, 0, 6.28)];
    const whole = left.map((point, k): XY => {
      const at = along(point, right[k] ?? point, share + 0.16 * Math.sin((k * STEP) / 420 + from));
      return at;
    });
    const downhill = side > 0 ? whole.toReversed() : whole;
    return untilRiver(downhill, river);
  });
}

function untilRiver(line: readonly XY[], river: readonly XY[]): XY[] {
  const meets = line.findIndex((a, i) => {
    const b = line[i + 1];
    return b !== undefined && river.some((c, k) => k > 0 && crossing(a, b, river[k - 1] ?? c, c) !== null);
  });
  return line.slice(0, meets < 0 ? line.length : meets + 2);
}

/** The line beside another, metres to its left. */
function bankOf(line: readonly XY[], by: number): XY[] {
  return line.slice(1).map((b, i) => {
    const a = line[i] ?? b;
    const length = distance(a, b) || 1;
    return [b[0] - ((b[1] - a[1]) / length) * by, b[1] + ((b[0] - a[0]) / length) * by];
  });
}

function walk(): number[] {
  return Array.from({ length: Math.ceil((2 * OVER) / STEP) + 1 }, (_, i) => -OVER + i * STEP);
}

/** Catmull-Rom through the bends, a point about every STEP metres. */
function smooth(bends: readonly XY[]): XY[] {
  return bends.slice(1, -2).flatMap((p1, i) => {
    const [p0, p2, p3] = [bends[i] ?? p1, bends[i + 2] ?? p1, bends[i + 3] ?? p1];
    const count = Math.ceil(distance(p1, p2) / STEP);
    return Array.from({ length: count }, (_, k): XY => {
      const t = k / count;
      const mix = (a: number, b: number, c: number, d: number): number =>
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3);
      return [mix(p0[0], p1[0], p2[0], p3[0]), mix(p0[1], p1[1], p2[1], p3[1])];
    });
  });
}
