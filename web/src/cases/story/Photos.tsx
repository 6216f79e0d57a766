import { FileOutlined } from '@ant-design/icons';
import type { Attachment } from '@chengyun/contract/case';
import { Image } from 'antd';
import { useTranslation } from 'react-i18next';

/** Photos as small pictures that open large, other files as links. */
export function Photos({ files }: { readonly files: readonly Attachment[] }) {
  const { t } = useTranslation('cases');
  if (files.length === 0) return null;
  const photos = files.filter(({ type }) => type.startsWith('image/'));
  const others = files.filter(({ type }) => !type.startsWith('image/'));
  return (
    <>
      {photos.length > 0 && (
        <Image.PreviewGroup>
          <ul className="cy-shots" aria-label={t('page.photos')}>
            {photos.map((photo) => (
              <li key={photo.id}>
                <Image
                  src={photo.thumbUrl ?? photo.url}
                  preview={{ src: photo.url }}
                  alt={t('page.photo', { name: photo.name })}
                  width={104}
                  height={78}
                />
              </li>
            ))}
          </ul>
        </Image.PreviewGroup>
      )}
      {others.map((file) => (
        <a key={file.id} className="cy-file" href={file.url} download={file.name}>
          <FileOutlined aria-hidden /> {file.name}
        </a>
      ))}
    </>
  );
}
