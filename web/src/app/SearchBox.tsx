import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { useHotkeys } from '../ui/hotkeys.tsx';
import { Kbd } from '../ui/Kbd.tsx';

/** One box for number, text, place and caller; `/` leads into it, Enter opens the desk with what was found. */
export function SearchBox({ onFind }: { readonly onFind?: () => void }) {
  const { t } = useTranslation('frame');
  const town = useTown();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const keys = useMemo(() => ({ '/': { label: t('keys.search'), run: () => field.current?.focus() } }), [t]);
  useHotkeys(keys);
  const leave = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  const find = (form: FormData) => {
    const q = String(form.get('q') ?? '').trim();
    if (!q) return;
    onFind?.();
    void navigate({ to: '/$town/desk', params: { town: town.id }, search: { q } });
  };
  return (
    <search className="cy-search">
      <form action={find}>
        <SearchOutlined aria-hidden />
        <input
          ref={field}
          name="q"
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          aria-label={t('search.label')}
          placeholder={t('search.hint')}
          onKeyDown={leave}
        />
        <Kbd k="/" />
      </form>
    </search>
  );
}
