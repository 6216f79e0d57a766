import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WidgetProps } from '../widget.ts';

export type Part = { readonly title: string; readonly text: string };

const blank: Part = { title: '', text: '' };

/** The cases that one is split into: at least two, each with title and text. */
export function Parts({ field, value, onChange }: WidgetProps) {
  const { t } = useTranslation('cases');
  const parts = Array.isArray(value) ? (value as readonly Part[]) : [blank, blank];
  const change = (at: number, part: Partial<Part>) =>
    onChange(parts.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div className="cy-parts">
      {parts.map((part, at) => {
        const n = at + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
          <div key={at} className="cy-part">
            <Input
              value={part.title}
              maxLength={120}
              placeholder={t('widget.partTitle', { n })}
              aria-label={t('widget.partTitle', { n })}
              onChange={(event) => change(at, { title: event.target.value })}
            />
            <Input.TextArea
              value={part.text}
              autoSize={{ minRows: 1, maxRows: 4 }}
              placeholder={t('widget.partText', { n })}
              aria-label={t('widget.partText', { n })}
              onChange={(event) => change(at, { text: event.target.value })}
            />
            {parts.length > 2 && (
              <Button type="text" size="small" onClick={() => onChange(parts.filter((_, index) => index !== at))}>
                {t('widget.removePart', { n })}
              </Button>
            )}
          </div>
        );
      })}
      {parts.length < (field.max ?? 10) && (
        <Button type="dashed" size="small" onClick={() => onChange([...parts, blank])}>
          {t('widget.addPart')}
        </Button>
      )}
    </div>
  );
}
