import './photos.css';
import { CameraOutlined, CloseOutlined, FileOutlined, LoadingOutlined, ReloadOutlined } from '@ant-design/icons';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureWords } from '../failure.ts';
import type { Photo, Photos } from './use-photos.ts';

type PhotoStripProps = {
  readonly photos: Photos;
  /** Words on the tile that adds; 添加照片 unless told. */
  readonly label?: string;
  readonly disabled?: boolean;
  /** Opens the phone's camera at once instead of its album. */
  readonly camera?: boolean;
};

/** The photos of a form as small pictures, and a tile that adds more; dropping on it adds as well. */
export function PhotoStrip({ photos, label, disabled = false, camera = false }: PhotoStripProps) {
  const { t } = useTranslation('photos');
  const id = useId();
  return (
    <ul className="cy-photos" aria-label={t('list')}>
      {photos.photos.map((photo) => (
        <OnePhoto key={photo.key} photo={photo} photos={photos} />
      ))}
      <li>
        <label className="cy-photo cy-photo-add" htmlFor={id} {...takesDrops(photos.add)}>
          <CameraOutlined aria-hidden />
          <span>{label ?? t('add')}</span>
          <input
            id={id}
            type="file"
            multiple
            disabled={disabled}
            accept="image/*,application/pdf,.docx,.xlsx"
            {...(camera && { capture: 'environment' as const, accept: 'image/*' })}
            onChange={({ target }) => {
              photos.add(target.files ?? []);
              target.value = '';
            }}
          />
        </label>
      </li>
      {photos.over > 0 && (
        <li>
          <p className="cy-photo-why" role="alert">
            {t('over', { most: photos.most, n: photos.over })}
          </p>
        </li>
      )}
    </ul>
  );
}

/** Gives an element the power to take files dropped on it or pasted into it. */
export function takesDrops(add: (files: Iterable<File>) => void) {
  return {
    onDragOver: (event: React.DragEvent) => {
      if (event.dataTransfer.types.includes('Files')) event.preventDefault();
    },
    onDrop: (event: React.DragEvent) => {
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      add(event.dataTransfer.files);
    },
    onPaste: (event: React.ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      add(event.clipboardData.files);
    },
  };
}

function OnePhoto({ photo, photos }: { readonly photo: Photo; readonly photos: Photos }) {
  const { t } = useTranslation('photos');
  const failed = photo.state.kind === 'failed';
  return (
    <li>
      <span className={failed ? 'cy-photo cy-photo-failed' : 'cy-photo'} title={photo.name}>
        {photo.picture ? <img src={photo.picture} alt={photo.name} /> : <NoPicture name={photo.name} />}
        {photo.state.kind === 'sending' && (
          <Veil>
            <LoadingOutlined aria-label={t('sending', { name: photo.name })} />
          </Veil>
        )}
        {photo.state.kind === 'failed' && (
          <button
            type="button"
            className="cy-photo-veil"
            aria-label={t('retry', { name: photo.name })}
            onClick={() => photos.retry(photo.key)}
          >
            <ReloadOutlined aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="cy-photo-off"
          aria-label={t('remove', { name: photo.name })}
          onClick={() => photos.remove(photo.key)}
        >
          <CloseOutlined aria-hidden />
        </button>
      </span>
      {photo.state.kind === 'failed' && <Why error={photo.state.error} />}
    </li>
  );
}

function Why({ error }: { readonly error: unknown }) {
  return (
    <p className="cy-photo-why" role="alert">
      {useFailureWords(error).detail}
    </p>
  );
}

function Veil({ children }: { readonly children: ReactNode }) {
  return <span className="cy-photo-veil">{children}</span>;
}

function NoPicture({ name }: { readonly name: string }) {
  return (
    <span className="cy-photo-file">
      <FileOutlined aria-hidden />
      <span>{name}</span>
    </span>
  );
}
