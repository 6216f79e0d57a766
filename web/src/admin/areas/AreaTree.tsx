import type { AreaInfo } from '@chengyun/contract/ground';
import { Button, Tree, type TreeDataNode } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/States.tsx';
import { itemsIn, pruned, type TreeNode, treeOf } from '../shared/tree.ts';

type AreaTreeProps = {
  readonly areas: readonly AreaInfo[];
  readonly q: string;
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
  readonly onClear: () => void;
};

/** Areas as a tree; only the rows in view are drawn. */
export function AreaTree({ areas, q, chosen, onChoose, onClear }: AreaTreeProps) {
  const { t } = useTranslation(['areas', 'admin']);
  const words = q.trim().toLowerCase();
  const tree = useMemo(() => {
    const whole = treeOf(
      areas,
      (area) => area.code,
      (area) => area.parent,
    );
    return words === ''
      ? whole
      : pruned(whole, (area) => area.name.toLowerCase().includes(words) || area.code.startsWith(words));
  }, [areas, words]);
  const data = useMemo(() => nodesOf(tree), [tree]);
  const { open, setOpen } = useOpen(areas, chosen, words === '' ? undefined : tree);
  const { box, height } = useHeight();
  return (
    <div ref={box} className="cy-area-tree">
      {data.length === 0 ? (
        <EmptyState
          title={t('admin:nothingFound')}
          action={<Button onClick={onClear}>{t('admin:clearFilter')}</Button>}
        />
      ) : (
        <Tree
          aria-label={t('tree')}
          blockNode
          height={height}
          itemHeight={28}
          treeData={data}
          expandedKeys={open}
          onExpand={(keys) => setOpen(keys.map(String))}
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onSelect={([key]) => key !== undefined && onChoose(String(key))}
        />
      )}
    </div>
  );
}

function nodesOf(nodes: readonly TreeNode<AreaInfo>[]): TreeDataNode[] {
  return nodes.map(({ item, children }) => ({
    key: item.code,
    title: (
      <>
        {item.name}
        <span className="cy-code">{item.code.slice(item.parent === null ? 0 : 9)}</span>
      </>
    ),
    children: nodesOf(children),
  }));
}

/** Which branches are open: the town, what leads to the chosen one, all that was found. */
function useOpen(
  areas: readonly AreaInfo[],
  chosen: string | undefined,
  found: readonly TreeNode<AreaInfo>[] | undefined,
) {
  const [open, setOpen] = useState<readonly string[]>(() =>
    areas.filter(({ parent }) => parent === null).map(({ code }) => code),
  );
  useEffect(() => {
    if (chosen === undefined) return;
    const parents = new Map(areas.map(({ code, parent }) => [code, parent]));
    const above: string[] = [];
    for (let at = parents.get(chosen); at; at = parents.get(at)) above.push(at);
    setOpen((now) => [...new Set([...now, ...above])]);
  }, [areas, chosen]);
  const all = useMemo(() => found && itemsIn(found).map(({ code }) => code), [found]);
  return { open: [...(all ?? open)], setOpen };
}

/** The tree must know its height in pixels to draw only what is in view. */
function useHeight() {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(400);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return { box, height };
}
