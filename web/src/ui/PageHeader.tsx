import type { ReactNode } from 'react';

/** One fact under a title: a grey name and its value. */
export type Fact = { readonly name: string; readonly value: ReactNode };

type PageHeaderProps = {
  readonly title: ReactNode;
  readonly eyebrow?: ReactNode;
  readonly lead?: ReactNode;
  readonly facts?: readonly Fact[];
  readonly extra?: ReactNode;
};

/** The head of a page or of one thing: small line above (`eyebrow`), title, what it is for (`lead`), facts; `extra` at the right. */
export function PageHeader({ title, eyebrow, lead, facts = [], extra }: PageHeaderProps) {
  return (
    <header className="cy-head">
      <div className="cy-head-words">
        {eyebrow && <p className="cy-head-eyebrow">{eyebrow}</p>}
        <h1>{title}</h1>
        {lead && <p className="cy-head-lead">{lead}</p>}
        {facts.length > 0 && (
          <dl className="cy-facts">
            {facts.map((fact) => (
              <div key={fact.name}>
                <dt>{fact.name}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {extra && <div className="cy-head-extra">{extra}</div>}
    </header>
  );
}
