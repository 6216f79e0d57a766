import { type ReactNode, useId } from 'react';

type PanelProps = { readonly title: string; readonly extra?: ReactNode; readonly children: ReactNode };

/** A titled part of a column: small grey heading, no box. `extra` stands at the heading's right. */
export function Panel({ title, extra, children }: PanelProps) {
  const id = useId();
  return (
    <section className="cy-panel" aria-labelledby={id}>
      <div className="cy-panel-head">
        <h2 id={id}>{title}</h2>
        {extra && <span className="cy-panel-extra">{extra}</span>}
      </div>
      {children}
    </section>
  );
}
