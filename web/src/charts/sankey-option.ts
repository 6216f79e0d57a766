import { kindColour } from './colours.ts';
import type { Look } from './look.ts';
import type { ChartOption } from './option.ts';
import { tip } from './tip.ts';

/** One stop of a flow; `tone` where its colour means something. */
export type FlowNode = {
  readonly id: string;
  readonly name: string;
  readonly tone?: 'good' | 'bad' | 'open' | undefined;
};
/** How much goes from one stop to the next. */
export type FlowLink = { readonly from: string; readonly to: string; readonly value: number };

export type Flow = { readonly nodes: readonly FlowNode[]; readonly links: readonly FlowLink[] };

/** The key of a link, told to `onPick`. */
export const linkKey = ({ from, to }: FlowLink) => `${from}>${to}`;

/** What comes from where and ends how, as bands as broad as they are many. */
export function sankeyOption({ nodes, links }: Flow, text: (value: number) => string, look: Look): ChartOption {
  const { palette, scale, tone } = look;
  const meaning = { good: palette.green, bad: palette.red, open: palette.amber } as const;
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return {
    tooltip: { trigger: 'item', confine: true, formatter: (shown: unknown) => hover(shown, names, text) },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 132 * scale,
        top: 6,
        bottom: 6,
        nodeWidth: 10 * scale,
        nodeGap: 12 * scale,
        draggable: false,
        layoutIterations: 24,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: look.tone === 'dark' ? 0.34 : 0.22, curveness: 0.5 },
        label: {
          color: palette.ink,
          fontSize: 12 * scale,
          formatter: (shown) => {
            const { name, value } = shown;
            return `${names.get(name) ?? name} ${text(Number(value))}`;
          },
        },
        data: nodes.map(({ id, tone: means }, at) => ({
          name: id,
          itemStyle: { color: means ? meaning[means] : kindColour(tone, at), borderWidth: 0 },
        })),
        links: links.map(({ from, to, value }) => ({ source: from, target: to, value })),
      },
    ],
  };
}

function hover(shown: unknown, names: ReadonlyMap<string, string>, text: (value: number) => string): HTMLElement {
  const { data, name, value } = shown as { data?: Record<string, unknown>; name?: string; value?: number };
  const called = (id: unknown) => names.get(String(id)) ?? String(id);
  const isLink = data !== undefined && 'source' in data;
  const title = isLink ? `${called(data['source'])} → ${called(data['target'])}` : called(name);
  return tip(title, [['', text(Number(value ?? 0))]]);
}
