import type { Pack } from '@chengyun/contract/pack';
import type { PackText } from '@chengyun/contract/policy';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { ChangeList } from '../shared/ChangeList.tsx';
import { SaveNote } from '../shared/SaveNote.tsx';
import { useChange } from '../shared/use-change.ts';
import { CheckNote } from './CheckNote.tsx';
import { offsetOf } from './offset-of.ts';
import { useDraftCheck } from './use-draft-check.ts';

type TextDeskProps = { readonly pack: Pack; readonly saved: PackText };

/** The text at the left, what the check says of it at the right; a good one becomes the next version. */
export function TextDesk({ pack, saved }: TextDeskProps) {
  const { t, i18n } = useTranslation(['packs', 'admin']);
  const [text, setText] = useState(saved.text);
  const [saving, setSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const check = useDraftCheck(pack.id, text);
  const save = useSave(pack, saved.version, text, () => setSaving(false));
  const changes = check.data?.changes ?? [];
  const ready = !check.isStale && check.data?.problems.length === 0 && changes.length > 0;
  const jump = (line: number, column: number) => {
    const at = offsetOf(text, line, column);
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
    const height = Number.parseFloat(getComputedStyle(field.current ?? document.body).lineHeight);
    if (field.current) field.current.scrollTop = Math.max(0, (line - 6) * height);
  };
  return (
    <div className="cy-editor-desk">
      <textarea
        ref={field}
        aria-label={t('editor')}
        value={text}
        spellCheck={false}
        wrap="off"
        onChange={({ target }) => setText(target.value)}
      />
      <aside>
        <CheckNote check={check} onJump={jump} />
        <p className="cy-drawer-foot">
          <Button type="primary" disabled={!ready} onClick={() => setSaving(true)}>
            {t('save')}
          </Button>
          {text !== saved.text && (
            <Button type="text" onClick={() => setText(saved.text)}>
              {t('admin:discard')}
            </Button>
          )}
        </p>
      </aside>
      <SaveNote
        open={saving}
        title={t('saveTitle', { name: inLanguage(pack.name, i18n.language), n: saved.version + 1 })}
        saving={save.isPending}
        error={save.error}
        onSave={save.mutate}
        onClose={() => setSaving(false)}
      >
        <p className="cy-quiet">{t('saveHint')}</p>
        <ChangeList changes={changes} />
      </SaveNote>
    </div>
  );
}

function useSave(pack: Pack, version: number, text: string, onDone: () => void) {
  const { t } = useTranslation('packs');
  const { message } = App.useApp();
  const { id } = useTown();
  const [key] = useState(newKey);
  return useChange<Pack, string>({
    touches: ['packs', 'pack-history', 'pack-text', 'unit-kinds'],
    act: (note) => api(paths.pack(id, pack.id, '/versions'), { body: { text, note }, version, key }),
    onDone: (made) => {
      void message.success(t('saved', { n: made.version }));
      onDone();
    },
  });
}
