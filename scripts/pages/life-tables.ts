import { type ActionName, actionInputs, actionNames } from '@chengyun/contract/actions';
import { actionTitles, roleNames, stateNames } from '@chengyun/contract/names';
import { type CaseState, caseStates, openStates } from '@chengyun/contract/words';
import { type LifeRule, lifeTable } from '../../server/src/cases/life/life-table.ts';
import { markdownTable } from './between-marks.ts';

const STANDING: Readonly<Record<LifeRule['standing'], string>> = {
  anyone: '',
  lead: 'of the lead unit',
  tasked: 'of a unit with an open task',
  finder: 'who reported it',
  other: 'but not who handled or asked',
  asked: 'of the unit that has or last had it',
  involved: 'the desk, or of a unit that has a task or last had it',
};

/** The life table as one Markdown table: a row for each action, in the order of the code. */
export function lifeMarkdown(): string {
  const rows = actionNames.map((action) => {
    const rule = lifeTable[action];
    return [`\`${action}\` ${actionTitles[action].zh}`, fromText(rule), toText(rule), whoText(rule), needsText(action)];
  });
  return markdownTable(['action', 'from', 'to', 'who', 'input (? may be left out)'], rows);
}

/** The same table as a Mermaid state diagram; actions that leave the state alone are not drawn. */
export function lifeDiagram(): string {
  const moves = actionNames.flatMap((action) => movesOf(action, lifeTable[action]));
  const byArrow = Map.groupBy(moves, ({ from, to }) => `${from} --> ${to}`);
  const arrows = [...byArrow].map(([arrow, all]) => `  ${arrow}: ${all.map(({ name }) => name).join('、')}`);
  const ends = caseStates.filter((state) => !openStates.includes(state)).map((state) => `  ${state} --> [*]`);
  const names = caseStates.map((state) => `  ${state}: ${stateNames[state].zh} ${state}`);
  const lines = ['stateDiagram-v2', ...names, '  [*] --> reported: 上报', ...arrows, ...ends];
  return ['```mermaid', ...lines, '```'].join('\n');
}

interface Move {
  readonly from: CaseState;
  readonly to: CaseState;
  readonly name: string;
}

function movesOf(action: ActionName, rule: LifeRule): readonly Move[] {
  const name = actionTitles[action].zh;
  const targets = [rule.to, rule.or].filter((to): to is CaseState => to !== undefined && to !== 'same');
  return rule.from.flatMap((from) => targets.filter((to) => to !== from).map((to) => ({ from, to, name })));
}

function fromText({ from, whileSuspended }: LifeRule): string {
  const open = openStates.every((state) => from.includes(state));
  const rest = open ? ['any open state', ...from.filter((state) => !openStates.includes(state))] : from;
  return `${rest.join(', ')}${whileSuspended ? ', suspended too' : ''}`;
}

function toText({ to, or }: LifeRule): string {
  const first = to === 'same' ? '—' : to;
  return or === undefined ? first : `${first} or ${or}`;
}

function whoText({ roles, standing, undo }: LifeRule): string {
  const who = [roles.map((role) => roleNames[role].en).join(', '), STANDING[standing]].filter(Boolean).join('; ');
  return `${who}${undo ? ' ↶' : ''}`;
}

function needsText(action: ActionName): string {
  const input = actionInputs[action];
  const shapes = 'anyOf' in input ? input.anyOf : [input];
  return (
    shapes
      .map(({ properties, ...more }) => fieldsText(properties, requiredOf(more)))
      .filter(Boolean)
      .join(' / ') || '—'
  );
}

/** A schema names its required fields only when it has some. */
function requiredOf(schema: { readonly required?: unknown }): readonly string[] {
  return Array.isArray(schema.required) ? schema.required.map(String) : [];
}

function fieldsText(properties: object, required: readonly string[]): string {
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  return [...required, ...optional.map((name) => `${name}?`)].map((name) => `\`${name}\``).join(' ');
}
