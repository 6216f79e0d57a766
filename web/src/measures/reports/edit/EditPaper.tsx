import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Block, blockKey, Part } from '../paper/Paper.tsx';
import type { Made } from '../ReportPane.tsx';
import type { Draft } from './draft.ts';
import { ParagraphField } from './ParagraphField.tsx';
import { TaskRows } from './TaskRows.tsx';
import type { Editing } from './use-editing.ts';

type EditProps = { readonly detail: Made; readonly editing: Editing };

/** The document with its title, paragraphs and measures open to be changed where they stand. */
export function EditPaper({ detail, editing: { draft, change } }: EditProps) {
  const { t } = useTranslation('reports');
  const { content } = detail;
  if (!draft) return null;
  const set = (changes: Partial<Draft>) => change({ ...draft, ...changes });
  return (
    <article className="rep-paper" lang="zh-CN">
      <Input
        className="rep-title-field"
        aria-label={t('edit.title')}
        value={draft.title}
        maxLength={80}
        onChange={(event) => set({ title: event.target.value })}
      />
      <p className="rep-subtitle">{content.subtitle}</p>
      {content.parts.map((part, at) => (
        <Part key={part.id} part={part} at={at}>
          {part.blocks.map((block) => {
            if (block.kind === 'paragraph') {
              return (
                <ParagraphField
                  key={blockKey(block)}
                  block={block}
                  label={t('edit.paragraph', { heading: part.heading })}
                  figures={content.figures}
                  text={draft.paragraphs[block.id] ?? block.text}
                  onChange={(text) => set({ paragraphs: { ...draft.paragraphs, [block.id]: text } })}
                />
              );
            }
            if (block.kind === 'tasks') {
              return (
                <TaskRows
                  key={blockKey(block)}
                  tasks={draft.tasks}
                  content={content}
                  onChange={(tasks) => set({ tasks })}
                />
              );
            }
            return <Block key={blockKey(block)} block={block} blocks={part.blocks} detail={detail} />;
          })}
        </Part>
      ))}
    </article>
  );
}
