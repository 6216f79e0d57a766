import { useTranslation } from 'react-i18next';
import { Scrolls } from '../ui/Scrolls.tsx';
import type { ChartTable, Column } from './table.ts';
import { useValueText } from './use-value-text.ts';

/** How a chart opens to what it counts: what happens at a press, and the address that does the same. */
export type Opening = {
  readonly onPick?: ((key: string) => void) | undefined;
  readonly hrefOf?: ((key: string) => string) | undefined;
};

type ChartTableViewProps = Opening & {
  readonly table: ChartTable;
  readonly label: string;
  /** False where it is only read out: nothing in it can then be reached by key and not be seen. */
  readonly seen: boolean;
};

/** The numbers of a chart as a table; where the chart opens to lists, so do its lines. */
export function ChartTableView({ table, label, seen, onPick, hrefOf }: ChartTableViewProps) {
  const { t } = useTranslation('charts');
  const { columns, rows } = table;
  const own = (
    <table className="cy-numbers">
      <caption className="cy-hidden">{t('numbersOf', { title: label })}</caption>
      <thead>
        <tr>
          {columns.map(({ name, format }, at) => (
            <th key={name} scope="col" className={at > 0 && format !== 'text' ? 'cy-number' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...rest] }) => (
          <tr key={key}>
            <th scope="row">
              {seen ? <Opener id={key} words={String(first)} onPick={onPick} hrefOf={hrefOf} /> : first}
            </th>
            {rest.map((cell, at) => (
              <Cell key={columns[at + 1]?.name ?? at} cell={cell} column={columns[at + 1]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!seen) return <div className="cy-hidden">{own}</div>;
  return (
    <Scrolls className="cy-numbers-scroll" aria-label={t('numbersOf', { title: label })}>
      {own}
    </Scrolls>
  );
}

function Cell({ cell, column }: { readonly cell: string | number | null; readonly column: Column | undefined }) {
  const text = useValueText();
  const format = column?.format ?? 'text';
  if (format === 'text') return <td>{cell}</td>;
  return <td className="cy-number">{typeof cell === 'string' ? cell : text(cell, format, true)}</td>;
}

type OpenerProps = Opening & { readonly id: string; readonly words: string };

function Opener({ id, words, onPick, hrefOf }: OpenerProps) {
  if (hrefOf) {
    return (
      <a
        href={hrefOf(id)}
        onClick={(event) => {
          if (!onPick || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onPick(id);
        }}
      >
        {words}
      </a>
    );
  }
  if (!onPick) return words;
  return (
    <button type="button" className="cy-number-pick" onClick={() => onPick(id)}>
      {words}
    </button>
  );
}
