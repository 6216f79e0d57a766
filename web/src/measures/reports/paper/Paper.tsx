import { chineseDate, NO_TASKS, numberOf, taskTail } from '@chengyun/contract/report-text';
import type { ReportBlock } from '@chengyun/contract/reports';
import type { ReactNode } from 'react';
import type { Made } from '../ReportPane.tsx';
import { PaperChart } from './PaperChart.tsx';
import { PaperTable } from './PaperTable.tsx';
import { Words } from './Words.tsx';

/** The report as the document shows it. In Chinese whatever the reader's language, for it is an official document. */
export function Paper({ detail }: { readonly detail: Made }) {
  const { content } = detail;
  return (
    <article className="rep-paper" lang="zh-CN">
      <h2 className="rep-title">{content.title}</h2>
      <p className="rep-subtitle">{content.subtitle}</p>
      {content.parts.map((part, at) => (
        <Part key={part.id} part={part} at={at}>
          {part.blocks.map((block) => (
            <Block key={blockKey(block)} block={block} blocks={part.blocks} detail={detail} />
          ))}
        </Part>
      ))}
      <footer className="rep-signed">
        <p>{content.organ}</p>
        <p>{chineseDate(content.date)}</p>
      </footer>
    </article>
  );
}

type PartProps = {
  readonly part: Made['content']['parts'][number];
  /** Its place among the parts, from 0. */
  readonly at: number;
  readonly children: ReactNode;
};

/** A part of the document under its numbered heading. */
export function Part({ part: { id, heading }, at, children }: PartProps) {
  return (
    <section aria-labelledby={`part-${id}`}>
      <h3 id={`part-${id}`} className="rep-part">
        {numberOf.part(at + 1)}
        {heading}
      </h3>
      {children}
    </section>
  );
}

/** Tells a block from the others of its part. */
export function blockKey(block: ReportBlock): string {
  return block.kind === 'heading' ? `heading ${block.text}` : `${block.kind} ${block.id}`;
}

type BlockProps = { readonly block: ReportBlock; readonly blocks: readonly ReportBlock[]; readonly detail: Made };

/** One block of a part: heading, paragraph, table, chart, or the measures to be taken. */
export function Block({ block, blocks, detail }: BlockProps) {
  const { figures } = detail.content;
  switch (block.kind) {
    case 'heading':
      return <h4 className="rep-section">{sectionText(block, blocks)}</h4>;
    case 'paragraph':
      return block.text === '' ? null : (
        <p className="rep-text">
          <Words text={block.text} figures={figures} />
        </p>
      );
    case 'table':
      return <PaperTable table={block} figures={figures} />;
    case 'chart':
      return <PaperChart chart={block} drawing={detail.drawings[block.id]} figures={figures} />;
    case 'tasks':
      return <Tasks block={block} detail={detail} />;
  }
}

function sectionText(block: Extract<ReportBlock, { kind: 'heading' }>, blocks: readonly ReportBlock[]): string {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  return `${numberOf.section(headings.indexOf(block) + 1)}${block.text}`;
}

type TasksProps = { readonly block: Extract<ReportBlock, { kind: 'tasks' }>; readonly detail: Made };

function Tasks({ block, detail }: TasksProps) {
  if (block.rows.length === 0) return <p className="rep-text">{NO_TASKS}</p>;
  return (
    <ol className="rep-tasks">
      {block.rows.map(({ id, text, owner, due }, at) => (
        <li key={id} className="rep-text">
          {numberOf.point(at + 1)}
          <Words text={text} figures={detail.content.figures} />
          <span className="rep-owner">{taskTail({ owner, due })}</span>
        </li>
      ))}
    </ol>
  );
}
