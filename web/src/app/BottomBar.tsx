import { CheckSquareOutlined, EditOutlined, InboxOutlined, MenuOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { Navigation } from './Navigation.tsx';
import { isPost, type NavTarget, navFor } from './nav.ts';
import { SearchBox } from './SearchBox.tsx';

type Thumb = {
  readonly to: NavTarget;
  readonly label: 'nav.desk' | 'nav.report' | 'nav.tasks';
  readonly icon: ReactNode;
};

const thumbs: readonly Thumb[] = [
  { to: '/$town/desk', label: 'nav.desk', icon: <InboxOutlined aria-hidden /> },
  { to: '/$town/new', label: 'nav.report', icon: <EditOutlined aria-hidden /> },
  { to: '/$town/tasks', label: 'nav.tasks', icon: <CheckSquareOutlined aria-hidden /> },
];

/** On a phone: the main pages under the thumb, the rest of the navigation behind a menu. */
export function BottomBar() {
  const { t } = useTranslation('frame');
  const town = useTown();
  const [open, setOpen] = useState(false);
  const allowed = navFor(town.roles).flatMap(({ items }) => items.map((item) => item.to));
  return (
    <nav className="cy-bottom" aria-label={t('nav.menu')}>
      {thumbs
        .filter((thumb) => allowed.includes(thumb.to))
        .map((thumb) => (
          <Link
            key={thumb.to}
            to={thumb.to}
            params={{ town: town.id }}
            search={{}}
            activeOptions={{ includeSearch: false }}
          >
            {thumb.icon}
            {t(thumb.label)}
          </Link>
        ))}
      <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
        <MenuOutlined aria-hidden />
        {t('nav.menu')}
      </button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={t('nav.menu')}>
        {!isPost(town.roles) && <SearchBox onFind={() => setOpen(false)} />}
        <Navigation onFollow={() => setOpen(false)} />
      </Drawer>
    </nav>
  );
}
