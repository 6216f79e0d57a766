import { keysIn } from '@chengyun/contract/report-text';
import type { ReportContent, ReportEditing, ReportTask } from '@chengyun/contract/reports';

/** What is being edited: title, paragraphs by id, measures. */
export type Draft = {
  readonly title: string;
  readonly paragraphs: Readonly<Record<string, string>>;
  readonly tasks: readonly ReportTask[];
};

/** The draft as it stands in the content. */
export function draftOf({ title, parts }: ReportContent): Draft {
  const blocks = parts.flatMap((part) => part.blocks);
  return {
    title,
    paragraphs: Object.fromEntries(
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [[block.id, block.text] as const] : [])),
    ),
    tasks: blocks.flatMap((block) => (block.kind === 'tasks' ? block.rows : [])),
  };
}

/** What is to be sent: only what differs from what is there. */
export function editingOf(before: Draft, after: Draft): ReportEditing {
  const paragraphs = Object.entries(after.paragraphs).flatMap(([id, text]) =>
    text.trim() === before.paragraphs[id] ? [] : [{ id, text }],
  );
  const tasks = after.tasks.filter(({ text }) => text.trim() !== '');
  return {
    ...(after.title.trim() === before.title ? {} : { title: after.title }),
    ...(paragraphs.length === 0 ? {} : { paragraphs }),
    ...(JSON.stringify(tasks) === JSON.stringify(before.tasks) ? {} : { tasks: [...tasks] }),
  };
}

/** A measure that a person adds; its id is free. */
export function newTask(tasks: readonly ReportTask[], due: string): ReportTask {
  const taken = new Set(tasks.map(({ id }) => id));
  let n = tasks.length + 1;
  while (taken.has(`own-${n}`)) n += 1;
  return { id: `own-${n}`, text: '', owner: '', due, made: false };
}

/** Numbers typed by hand: those of the text that neither are figures nor stood in what the rules wrote. */
export function typedNumbers(text: string, made: string): readonly string[] {
  const known = new Set(numbersIn(made));
  return numbersIn(text).filter((one) => !known.has(one));
}

function numbersIn(text: string): readonly string[] {
  const bare = keysIn(text).reduce((left, key) => left.replace(`[[${key}]]`, '·'), text);
  return bare.match(/\d+(?:\.\d+)?%?/g) ?? [];
}
