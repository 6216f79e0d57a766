import type { Localized } from '@chengyun/contract/words';

/** A step into a file's value: a key or a place in a list. */
export type PathStep = string | number;

/** One thing wrong in a pack file: where it stands, what stands there, and what would fit. */
export type PackProblem = {
  readonly file: string;
  /** Line and column from 1; 1 and 1 when the file as a whole is meant. */
  readonly line: number;
  readonly column: number;
  /** Path inside the file, such as `kinds[0].limits.accept`; empty for the file itself. */
  readonly path: string;
  readonly value: unknown;
  readonly message: Localized;
};

/** Thrown when packs cannot be loaded; carries everything found wrong, in file order. */
export class PackError extends Error {
  readonly problems: readonly PackProblem[];

  constructor(problems: readonly PackProblem[]) {
    super(problems.map((problem) => describeProblem(problem, 'en')).join('\n'));
    this.name = 'PackError';
    this.problems = problems;
  }
}

/** One line for a person: file, line, column, and the sentence in their language. */
export function describeProblem(problem: PackProblem, locale: 'zh' | 'en'): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.message[locale]}`;
}

/** The path as a person writes it: `kinds[0].limits.accept`. */
export function pathText(path: readonly PathStep[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text ? `${text}.${step}` : step;
  }, '');
}

/** A value short enough to quote in a message. */
export function quoted(value: unknown): string {
  // JSON has no undefined; a missing value is quoted as nothing.
  const text = value === undefined ? '—' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
