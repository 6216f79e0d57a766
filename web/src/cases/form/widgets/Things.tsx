import type { UploadedAttachment } from '@chengyun/contract/attachment';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMapView } from '../../../map/LazyMapView.tsx';
import { PickPoint } from '../../../map/PickPoint.tsx';
import { PhotoStrip } from '../../../ui/photos/PhotoStrip.tsx';
import { usePhotos } from '../../../ui/photos/use-photos.ts';
import type { WidgetProps } from '../widget.ts';

/** Photos and files, sent while the rest is still being written. The form holds what has arrived. */
export function Files({ field, value, onChange, onChangeOther }: WidgetProps) {
  const { t } = useTranslation('cases');
  const photos = usePhotos(field.max ?? 20);
  const { sent, sending, replace } = photos;
  const first = useRef(Array.isArray(value) ? (value as readonly UploadedAttachment[]) : []);
  const tell = useRef({ onChange, onChangeOther });
  tell.current = { onChange, onChangeOther };
  useEffect(() => {
    if (first.current.length > 0) replace(first.current);
  }, [replace]);
  useEffect(() => tell.current.onChange(sent), [sent]);
  useEffect(() => tell.current.onChangeOther('$sending', sending), [sending]);
  return <PhotoStrip photos={photos} label={t('widget.photo')} />;
}

/** A place, chosen on a map. */
export function PositionField({ value, onChange, detail }: WidgetProps) {
  const { t } = useTranslation('cases');
  const position = value as readonly [number, number] | undefined;
  const at = position ?? detail.position ?? undefined;
  return (
    <div className="cy-field-map">
      <LazyMapView label={t('field.position')} {...(at ? { at: { position: [at[0], at[1]] as const, zoom: 16 } } : {})}>
        <PickPoint value={position} onPick={(next) => onChange(next)} />
      </LazyMapView>
    </div>
  );
}
