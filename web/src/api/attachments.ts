import type { UploadedAttachment } from '@chengyun/contract/attachment';
import { api } from './client.ts';
import { paths } from './paths.ts';

/** Sends a photo or file ahead; name its id in `attachmentIds` of a report or an action within a day. */
export function uploadAttachment(town: string, file: File, signal: AbortSignal): Promise<UploadedAttachment> {
  const body = new FormData();
  body.append('file', file, file.name);
  return api<UploadedAttachment>(paths.attachments(town), { body, signal });
}
