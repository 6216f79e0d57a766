import type { ReportRules, RuleBlock } from '@chengyun/contract/report-rules';
import type { ReportBlock, ReportContent, ReportTask } from '@chengyun/contract/reports';
import { addDays } from '../../figures/town-days.ts';
import type { Answers, Facts } from '../figures/facts.ts';
import { headlineFacts } from '../figures/headline-facts.ts';
import { rankingFacts } from '../figures/ranking-facts.ts';
import { trendFacts } from '../figures/trend-facts.ts';
import { type Span, subtitleOf } from '../period/span.ts';
import { chartOf, dailyFacts } from './charts.ts';
import { holds } from './conditions.ts';
import { fill, rowsOf, type Saying, say } from './sentences.ts';
import { spanWords } from './span-words.ts';
import { type KeyCase, tableOf } from './tables.ts';
import { usedFigures } from './used-figures.ts';

/** All a report is written from; nothing else goes in, so that the same gives the same. */
export interface Material {
  readonly span: Span;
  readonly zone: string;
  readonly town: string;
  /** The figures are of a town that is made up, and the paper says so wherever it goes. */
  readonly sample: boolean;
  readonly organ: string;
  /** When its figures were asked. */
  readonly madeAt: Date;
  readonly answers: Answers;
  readonly keyCases: readonly KeyCase[];
}

/** What is known of a period, by the names that rules use. */
export function factsOf({ span, zone, town, madeAt, answers }: Omit<Material, 'organ' | 'keyCases' | 'sample'>): Facts {
  const ground = { span, zone, answers };
  const { facts, rows } = rankingFacts(ground);
  const all = [
    ...spanWords({ span, town, zone, madeAt }),
    ...headlineFacts(ground),
    ...facts,
    ...trendFacts(ground),
    ...dailyFacts(ground),
  ];
  return { values: new Map(all), rows };
}

/** Writes a report from its figures by the rules. */
export function writeReport(material: Material, rules: ReportRules): ReportContent {
  const { span, town, organ, sample } = material;
  const facts = factsOf(material);
  const saying: Saying = { facts, enumerations: rules.enumerations };
  const parts = rules.parts.map(({ id, heading, blocks }) => ({
    ...{ id, heading },
    blocks: withoutBareHeadings(blocks.flatMap((block) => blockOf(material, saying, block))),
  }));
  const content = {
    ...{ kind: span.kind, period: span.name, subtitle: subtitleOf(span, sample) },
    title: fill(saying, rules.titles[span.kind]) ?? `${town}城市运行报告`,
    organ: organ || `${town}城市运行管理中心`,
    date: span.to,
    parts: parts.filter(({ blocks }) => blocks.length > 0),
  };
  return { ...content, figures: usedFigures(content.parts, facts) };
}

// A heading with nothing below it says nothing.
function withoutBareHeadings(blocks: readonly ReportBlock[]): ReportBlock[] {
  return blocks.filter(({ kind }, at) => kind !== 'heading' || (blocks[at + 1]?.kind ?? 'heading') !== 'heading');
}

function blockOf(material: Material, saying: Saying, rule: RuleBlock): readonly ReportBlock[] {
  const { span, keyCases } = material;
  if (rule.kinds && !rule.kinds.includes(span.kind)) return [];
  switch (rule.kind) {
    case 'heading':
      return [{ kind: 'heading', text: rule.text }];
    case 'paragraph': {
      const text = say(saying, rule.sentences);
      return text === '' ? [] : [{ kind: 'paragraph', id: rule.id, text, made: text }];
    }
    case 'table': {
      const made = tableOf(rule.id, saying.facts, keyCases);
      return made ? [{ kind: 'table', id: rule.id, caption: fill(saying, rule.caption) ?? '', ...made }] : [];
    }
    case 'chart': {
      const chart = chartOf(rule.id, saying.facts, span);
      return chart ? [{ kind: 'chart', id: rule.id, caption: fill(saying, rule.caption) ?? '', chart }] : [];
    }
    case 'tasks':
      return [{ kind: 'tasks', id: rule.id, rows: rule.tasks.flatMap((task) => tasksOf(saying, span, task)) }];
  }
}

type TaskRule = Extract<RuleBlock, { kind: 'tasks' }>['tasks'][number];

// A measure without "each" is said once; else for the first rows of its ranking.
function tasksOf(saying: Saying, span: Span, rule: TaskRule): readonly ReportTask[] {
  const rows = rule.each === undefined ? [''] : rowsOf(saying.facts, rule.each, rule.most ?? 1);
  return rows.flatMap((row, at) => {
    if (!holds(rule.when, saying.facts, row)) return [];
    const [text, owner] = [fill(saying, rule.say, row), fill(saying, rule.owner, row)];
    if (text === null) return [];
    const id = rule.each === undefined ? rule.id : `${rule.id}.${at + 1}`;
    return [{ id, text, owner: owner ?? '', due: addDays(span.to, rule.days - 1), made: true }];
  });
}
