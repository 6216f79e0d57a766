import './charts.css';
import { BarChartOutlined, CopyOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepFile } from '../api/download.ts';
import { ChartTableView, type Opening } from './ChartTableView.tsx';
import { Drawn } from './Drawn.tsx';
import { useLook } from './look.ts';
import type { ChartOption } from './option.ts';
import { pictureOf } from './picture.ts';
import { type ChartTable, tableCsv } from './table.ts';
import { tableXlsx } from './table-xlsx.ts';
import type { Picked } from './use-chart.ts';

/** What all charts of the house have in common. */
export type ChartProps = Opening & {
  /** Says what is shown; heading, name of the files and name read out. */
  readonly title: string;
  /** Beside the heading, small: the period, the target, what the colours mean. */
  readonly note?: ReactNode;
  /** Without heading and tools, as on a wall; the numbers are still read out. */
  readonly bare?: boolean;
  /** Pixels at a desk. */
  readonly height?: number;
};

type ChartFrameProps = Omit<ChartProps, 'height'> & {
  readonly option: ChartOption;
  readonly table: ChartTable;
  readonly height: number;
  readonly pickBy?: 'item' | 'column';
  readonly keyAt?: (picked: Picked) => string | undefined;
};

/** A chart with its heading, its numbers beside it, and ways to take both away. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, note, bare = false, option, table, height, pickBy = 'item', keyAt, onPick, hrefOf } = props;
  const [asTable, setAsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const pick = (picked: Picked) => {
    const key = keyAt ? keyAt(picked) : table.rows[picked.index]?.key;
    if (key !== undefined) onPick?.(key);
  };
  return (
    <section className="cy-chart" aria-labelledby={id}>
      <div className={bare ? 'cy-hidden' : 'cy-chart-head'}>
        <h2 id={id}>{title}</h2>
        {note && <span className="cy-chart-note">{note}</span>}
        {!bare && (
          <Tools title={title} option={option} table={table} place={place} asTable={asTable} onTable={setAsTable} />
        )}
      </div>
      <div ref={place} className="cy-chart-place">
        {!asTable && (
          <Drawn option={option} height={height} label={title} pickBy={pickBy} onPick={onPick ? pick : undefined} />
        )}
        <ChartTableView table={table} label={title} seen={asTable} onPick={onPick} hrefOf={hrefOf} />
      </div>
    </section>
  );
}

type ToolsProps = Pick<ChartFrameProps, 'title' | 'option' | 'table'> & {
  readonly place: { readonly current: HTMLDivElement | null };
  readonly asTable: boolean;
  readonly onTable: (asTable: boolean) => void;
};

function Tools({ title, option, table, place, asTable, onTable }: ToolsProps) {
  const { t } = useTranslation('charts');
  const { message } = App.useApp();
  const look = useLook();
  const toggle = t(asTable ? 'asChart' : 'asTable');
  const copy = async () => {
    const drawn = place.current?.querySelector('.cy-drawn');
    const size = { width: drawn?.clientWidth || 960, height: drawn?.clientHeight || 360 };
    const picture = await pictureOf(option, title, look, size);
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      void message.success(t('copied'));
    } catch {
      // Not every browser or address may write pictures to the clipboard; a file serves as well.
      keepFile({ name: `${title}.png`, content: picture });
      void message.info(t('kept'));
    }
  };
  const take = ({ key }: { readonly key: string }) => {
    if (key === 'xlsx') return keepFile({ name: `${title}.xlsx`, content: tableXlsx(table, title) });
    keepFile({ name: `${title}.csv`, content: new Blob([tableCsv(table)], { type: 'text/csv' }) });
  };
  const files = [
    { key: 'xlsx', label: t('xlsx') },
    { key: 'csv', label: t('csv') },
  ];
  return (
    <span className="cy-chart-tools">
      <Tooltip title={toggle}>
        <Button
          type="text"
          size="small"
          aria-label={t('toggleOf', { toggle, title })}
          aria-pressed={asTable}
          icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
          onClick={() => onTable(!asTable)}
        />
      </Tooltip>
      <Tooltip title={t('copy')}>
        <Button
          type="text"
          size="small"
          aria-label={t('toggleOf', { toggle: t('copy'), title })}
          icon={<CopyOutlined />}
          onClick={() => void copy()}
        />
      </Tooltip>
      <Dropdown menu={{ items: files, onClick: take }} trigger={['click']}>
        <Button
          type="text"
          size="small"
          aria-label={t('toggleOf', { toggle: t('take'), title })}
          icon={<DownloadOutlined />}
        />
      </Dropdown>
    </span>
  );
}
