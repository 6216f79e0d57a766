import { DownOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe, useTown } from '../api/TownProvider.tsx';
import { inLanguage } from '../text/language.ts';
import { useHotkeyHelp } from '../ui/hotkeys.tsx';
import { type ThemeChoice, usePreferences } from './preferences.tsx';
import { useSignOut } from './sign-out.ts';

const themes: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

/** Who I am here, my other towns, appearance, password, and the way out. */
export function UserMenu() {
  const { t } = useTranslation('frame');
  const [me, town, help, leave, navigate] = [useMe(), useTown(), useHotkeyHelp(), useSignOut(), useNavigate()];
  const { language, theme, setTheme } = usePreferences();
  const others = me.towns.filter((one) => one.id !== town.id);
  const role = town.roles[0];
  const items: MenuProps['items'] = [
    ...(others.length > 0
      ? [
          {
            key: 'towns',
            type: 'group' as const,
            label: t('user.switchTown'),
            children: others.map((one) => ({
              key: one.id,
              label: inLanguage(one.name, language),
              onClick: () => void navigate({ to: '/$town', params: { town: one.id } }),
            })),
          },
        ]
      : []),
    {
      key: 'theme',
      type: 'group',
      label: t('theme.label'),
      children: themes.map((choice) => ({
        key: `theme-${choice}`,
        label: t(`theme.${choice}`),
        onClick: () => setTheme(choice),
      })),
    },
    { type: 'divider' },
    { key: 'keys', label: t('keys.title'), extra: '?', onClick: help },
    { key: 'account', label: t('user.account'), onClick: () => void navigate({ to: '/account' }) },
    { key: 'password', label: t('user.password'), onClick: () => void navigate({ to: '/password' }) },
    { key: 'leave', label: t('user.signOut'), onClick: leave },
  ];
  return (
    <Dropdown menu={{ items, selectedKeys: [`theme-${theme}`] }} trigger={['click']} placement="bottomRight">
      <Button type="text" className="cy-user" aria-label={`${t('user.menu')}: ${me.user.name}`}>
        <span>{me.user.name}</span>
        {role && <span className="cy-user-role">{t(`roles.${role}`)}</span>}
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
