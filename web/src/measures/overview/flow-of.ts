import type { FigureGroup } from '@chengyun/contract/measures-answer';
import type { FlowLink, FlowNode } from '../../charts/sankey-option.ts';
import type { Picked } from '../figures/address.ts';

/** A flow to be drawn, and for each of its links what of the list it is. */
export type NamedFlow = {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  readonly picks: ReadonlyMap<string, Picked>;
};

type Words = {
  readonly nameOf: (key: FigureGroup['keys'][number]) => string;
  readonly others: string;
  readonly inTime: string;
  readonly late: string;
};

type Cell = { readonly source: string; readonly kind: string; readonly all: number; readonly good: number };

/** Classes drawn by themselves; the rest go together. */
const mostClasses = 9;
const restKey = 'rest';

/**
 * From source through class to how it ended, of groups by source and class of a share whose part above the line is what
 * ended in time: all that ended in the period, each case once in every column.
 */
export function flowOf(groups: readonly FigureGroup[], words: Words): NamedFlow {
  const names = new Map<string, string>();
  const cells = groups.flatMap(({ keys: [source, kind], rows, denominator }): Cell[] => {
    if (!source || !kind || !denominator) return [];
    names.set(`s ${source.key}`, words.nameOf(source));
    names.set(`c ${kind.key}`, words.nameOf(kind));
    return [{ source: source.key, kind: kind.key, all: denominator, good: rows }];
  });
  const shown = new Set(greatest(cells));
  const kindOf = ({ kind }: Cell) => (shown.has(kind) ? kind : restKey);
  names.set(`c ${restKey}`, words.others);
  const links = new Map<string, { link: FlowLink; pick: Picked | undefined }>();
  const add = (from: string, to: string, value: number, pick: Picked | undefined) => {
    if (value === 0) return;
    const before = links.get(`${from}>${to}`)?.link.value ?? 0;
    links.set(`${from}>${to}`, { link: { from, to, value: before + value }, pick });
  };
  for (const cell of cells) {
    const kind = kindOf(cell);
    const own = kind === restKey ? undefined : { class: kind };
    add(`s ${cell.source}`, `c ${kind}`, cell.all, own && { source: cell.source, ...own, part: 'denominator' });
    add(`c ${kind}`, 'good', cell.good, own && { ...own, part: 'numerator' });
    add(`c ${kind}`, 'bad', cell.all - cell.good, own && { ...own, part: 'rest' });
  }
  const used = new Set([...links.values()].flatMap(({ link }) => [link.from, link.to]));
  const ends: readonly FlowNode[] = [
    { id: 'good', name: words.inTime, tone: 'good' },
    { id: 'bad', name: words.late, tone: 'bad' },
  ];
  const nodes = [...[...names].map(([id, name]) => ({ id, name })), ...ends].filter(({ id }) => used.has(id));
  return {
    nodes,
    links: [...links.values()].map(({ link }) => link),
    picks: new Map([...links].flatMap(([key, { pick }]) => (pick ? [[key, pick] as const] : []))),
  };
}

function greatest(cells: readonly Cell[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const { kind, all } of cells) sums.set(kind, (sums.get(kind) ?? 0) + all);
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostClasses)
    .map(([kind]) => kind);
}
