import type { UploadedAttachment } from '@chengyun/contract/attachment';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { uploadAttachment } from '../../api/attachments.ts';
import { newKey } from '../../api/client.ts';
import { useTown } from '../../api/TownProvider.tsx';

/** A photo or file that is to go with a report or an action. `picture` is what to show of it, if it can be shown. */
export type Photo = {
  readonly key: string;
  readonly name: string;
  readonly picture: string | undefined;
  readonly state:
    | { readonly kind: 'sending' }
    | { readonly kind: 'sent'; readonly attachment: UploadedAttachment }
    | { readonly kind: 'failed'; readonly error: unknown; readonly file: File };
};

export type Photos = {
  readonly photos: readonly Photo[];
  /** Ids of those that have arrived, for `attachmentIds`. */
  readonly ids: readonly string[];
  readonly sent: readonly UploadedAttachment[];
  readonly sending: boolean;
  /** How many of those chosen last were one too many, and how many there may be. */
  readonly over: number;
  readonly most: number;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: string) => void;
  readonly retry: (key: string) => void;
  readonly replace: (sent: readonly UploadedAttachment[]) => void;
};

const asPhoto = (attachment: UploadedAttachment): Photo => ({
  key: attachment.id,
  name: attachment.name,
  picture: attachment.thumbUrl ?? undefined,
  state: { kind: 'sent', attachment },
});

/** Photos and files sent while the rest is still being written; at most `most` of them. */
export function usePhotos(most = 20): Photos {
  const town = useTown().id;
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [over, setOver] = useState(0);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const send = useCallback(
    (key: string, file: File) => {
      const become = (state: Photo['state']) =>
        setPhotos((all) => all.map((one) => (one.key === key ? { ...one, state } : one)));
      const { signal } = leaving.current;
      uploadAttachment(town, file, signal)
        .then((attachment) => become({ kind: 'sent', attachment }))
        .catch((error: unknown) => {
          if (!signal.aborted) become({ kind: 'failed', error, file });
        });
    },
    [town],
  );
  const add = useCallback(
    (files: Iterable<File>) => {
      const room = Math.max(0, most - photos.length);
      const given = [...files];
      setOver(Math.max(0, given.length - room));
      const coming = given.slice(0, room).map((file) => ({ file, photo: newPhoto(file) }));
      setPhotos((all) => [...all, ...coming.map(({ photo }) => photo)]);
      for (const { file, photo } of coming) send(photo.key, file);
    },
    [most, photos.length, send],
  );
  const remove = useCallback((key: string) => {
    setOver(0);
    setPhotos((all) => all.filter((one) => one.key !== key));
  }, []);
  const retry = (key: string) => {
    const failed = photos.find((one) => one.key === key)?.state;
    if (failed?.kind !== 'failed') return;
    setPhotos((all) => all.map((one) => (one.key === key ? { ...one, state: { kind: 'sending' } } : one)));
    send(key, failed.file);
  };
  const replace = useCallback((sent: readonly UploadedAttachment[]) => setPhotos(sent.map(asPhoto)), []);
  const sent = useMemo(
    () => photos.flatMap(({ state }) => (state.kind === 'sent' ? [state.attachment] : [])),
    [photos],
  );
  const ids = useMemo(() => sent.map(({ id }) => id), [sent]);
  const sending = photos.some(({ state }) => state.kind === 'sending');
  return { photos, ids, sent, sending, over, most, add, remove, retry, replace };
}

function newPhoto(file: File): Photo {
  const picture = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
  return { key: newKey(), name: file.name, picture, state: { kind: 'sending' } };
}
