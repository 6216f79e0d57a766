import { ConfigProvider, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from './Kbd.tsx';
import { asAct, type KeyMap } from './keys.ts';
import { antTheme } from './theme.ts';

type HotkeyHelpProps = { readonly layers: readonly KeyMap[] | undefined; readonly onClose: () => void };

function listedKeys(layers: readonly KeyMap[]): readonly (readonly [key: string, label: string])[] {
  const keys = new Map<string, string>();
  for (const map of layers) {
    for (const [key, entry] of Object.entries(map)) {
      const { label } = asAct(entry);
      if (label) keys.set(key, label);
    }
  }
  return [...keys];
}

/** The list of keys that work now. */
export function HotkeyHelp({ layers, onClose }: HotkeyHelpProps) {
  const { t } = useTranslation('frame');
  // The wall is dark whatever the desk wears, and this hangs above both.
  const worn = document.documentElement.dataset['tone'] === 'dark' ? 'dark' : 'light';
  return (
    <ConfigProvider theme={antTheme(worn)}>
      <Modal open={layers !== undefined} onCancel={onClose} footer={null} title={t('keys.title')} width={380}>
        <dl className="cy-keys">
          {listedKeys(layers ?? []).map(([key, label]) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>
                <Kbd k={key} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('keys.help')}</dt>
            <dd>
              <Kbd k="?" />
            </dd>
          </div>
        </dl>
      </Modal>
    </ConfigProvider>
  );
}
