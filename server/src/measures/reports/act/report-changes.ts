import { plainText } from '@chengyun/contract/report-text';
import type { ReportChange, ReportContent, ReportTask } from '@chengyun/contract/reports';

/** Every place in which two contents of a report differ, as a person reads it: title, paragraphs, measures, figures. */
export function reportChanges(before: ReportContent, after: ReportContent): readonly ReportChange[] {
  return [
    ...difference('title', 'title', '标题', before.title, after.title),
    ...byId('paragraph', paragraphsOf(before), paragraphsOf(after)),
    ...byId('task', tasksOf(before), tasksOf(after)),
    ...byId('figure', figuresOf(before), figuresOf(after)),
  ];
}

interface Said {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

function byId(what: ReportChange['what'], before: readonly Said[], after: readonly Said[]): readonly ReportChange[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [old, now] = [before, after].map((all) => all.find((one) => one.id === id));
    return difference(what, id, (now ?? old)?.label ?? id, old?.text ?? null, now?.text ?? null);
  });
}

function difference(
  what: ReportChange['what'],
  id: string,
  label: string,
  before: string | null,
  after: string | null,
): readonly ReportChange[] {
  return before === after ? [] : [{ what, id, label, before, after }];
}

function paragraphsOf({ parts, figures }: ReportContent): readonly Said[] {
  return parts.flatMap(({ heading, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [{ id: block.id, label: heading, text: plainText(block.text, figures) }] : [],
    ),
  );
}

function tasksOf(content: ReportContent): readonly Said[] {
  return allTasks(content).map(({ id, text, owner, due }) => ({
    id,
    label: owner,
    text: `${plainText(text, content.figures)}（${owner}，${due ?? '—'}）`,
  }));
}

/** The measures to be taken that a report lists. */
export function allTasks({ parts }: ReportContent): readonly ReportTask[] {
  return parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'tasks' ? block.rows : [])));
}

// A figure has changed when its number has, not when it is printed with another one beside it.
function figuresOf({ figures }: ReportContent): readonly Said[] {
  return Object.values(figures).map(({ key, label, text }) => ({ id: key, label, text }));
}
