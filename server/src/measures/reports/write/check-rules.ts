import { ReportRules, type RuleBlock } from '@chengyun/contract/report-rules';
import { Check } from 'typebox/value';
import { schemaProblems } from '../../../town/packs/checks/schema-problems.ts';
import type { PackProblem, PathStep } from '../../../town/packs/pack-problem.ts';
import { type Report, readYaml } from '../../../town/packs/yaml-source.ts';
import { CHARTS } from './charts.ts';
import { readCondition } from './conditions.ts';
import { isKnownName, isKnownRanking } from './names.ts';
import { placesIn } from './sentences.ts';
import { TABLES } from './tables.ts';

/** Rules as read, or what is wrong with them and where. */
export interface ReadRules {
  readonly rules: ReportRules | null;
  readonly problems: readonly PackProblem[];
}

/** Reads rules from YAML: shape, conditions, and every name they use. */
export function readRules(text: string): ReadRules {
  const source = readYaml({ path: 'report.yaml', text });
  if (source.problems.length > 0) return { rules: null, problems: source.problems };
  const { value } = source;
  if (!Check(ReportRules, value)) return { rules: null, problems: schemaProblems(source, ReportRules) };
  const problems = nameProblems(value, source.report);
  return { rules: problems.length === 0 ? value : null, problems };
}

interface Said {
  readonly path: readonly PathStep[];
  readonly template?: string | undefined;
  readonly when?: string | undefined;
  /** The ranking whose row it speaks of, if it does. */
  readonly of?: string | undefined;
}

function nameProblems(rules: ReportRules, report: Report): readonly PackProblem[] {
  const enumerations = new Set(rules.enumerations.map(({ id }) => id));
  const all = [...fromEnumerations(rules), ...fromTitles(rules), ...fromParts(rules)];
  return [
    ...all.flatMap((one) => wrongNames(one, enumerations, report)),
    ...rules.parts.flatMap(({ blocks }, part) =>
      blocks.flatMap((block, at) => wrongThings(block, ['parts', part, 'blocks', at, 'id'], report)),
    ),
    ...twice(rules, report),
  ];
}

function fromEnumerations({ enumerations }: ReportRules): readonly Said[] {
  return enumerations.map(({ say, when, of }, at) => ({ path: ['enumerations', at], template: say, when, of }));
}

function fromTitles({ titles }: ReportRules): readonly Said[] {
  return Object.entries(titles).map(([kind, template]) => ({ path: ['titles', kind], template }));
}

function fromParts({ parts }: ReportRules): readonly Said[] {
  return parts.flatMap(({ blocks }, part) =>
    blocks.flatMap((block, at) => saidIn(block, ['parts', part, 'blocks', at])),
  );
}

function saidIn(block: RuleBlock, path: readonly PathStep[]): readonly Said[] {
  switch (block.kind) {
    case 'heading':
      return [];
    case 'paragraph':
      return block.sentences.flatMap(({ ways }, sentence) =>
        ways.map(({ when, say }, way) => ({
          path: [...path, 'sentences', sentence, 'ways', way],
          ...{ template: say, when },
        })),
      );
    case 'table':
    case 'chart':
      return [{ path: [...path, 'caption'], template: block.caption }];
    case 'tasks':
      return block.tasks.flatMap(({ say, owner, when, each }, at) =>
        [say, owner].map((template) => ({ path: [...path, 'tasks', at], template, when, of: each })),
      );
  }
}

function wrongNames({ path, template = '', when, of }: Said, enumerations: ReadonlySet<string>, report: Report) {
  const read = when === undefined ? { tests: [] } : readCondition(when);
  if ('unread' in read) {
    const zh = `条件“${read.unread}”无法识别，应形如 reported.change >= 10%，多个条件用 and 连接`;
    const en = `The condition "${read.unread}" cannot be read; write it like reported.change >= 10%, joined by and.`;
    return [report([...path, 'when'], when, zh, en)];
  }
  const asked = [
    ...placesIn(template).filter((name) => !enumerations.has(name)),
    ...read.tests.flatMap(({ name, than }) => (typeof than === 'string' ? [name, than] : [name])),
  ];
  const unknown = asked.filter((name) => !isKnownName(name, of));
  const ranking = of !== undefined && !isKnownRanking(of) ? [of] : [];
  return [...ranking, ...unknown].map((name) =>
    report(
      path,
      name,
      `没有“${name}”这个名称，可用名称见规则页`,
      `There is no name "${name}"; the page of the rules lists those there are.`,
    ),
  );
}

function wrongThings(block: RuleBlock, path: readonly PathStep[], report: Report): readonly PackProblem[] {
  if (block.kind !== 'table' && block.kind !== 'chart') return [];
  const known: readonly string[] = block.kind === 'table' ? TABLES : CHARTS;
  if (known.includes(block.id)) return [];
  const fits = known.join(', ');
  return [report(path, block.id, `没有“${block.id}”，可用：${fits}`, `There is no "${block.id}"; use one of ${fits}.`)];
}

// Paragraphs are edited and compared by their ids.
function twice({ parts }: ReportRules, report: Report): readonly PackProblem[] {
  const ids = parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.id] : [])));
  return ids
    .filter((id, at) => ids.indexOf(id) < at)
    .map((id) => report(['parts'], id, `段落“${id}”重复`, `The paragraph "${id}" is given twice.`));
}
