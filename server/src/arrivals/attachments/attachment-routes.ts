import { UploadedAttachment } from '@chengyun/contract/attachment';
import { Id } from '@chengyun/contract/words';
import type { FastifyReply } from 'fastify';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import type { ContentStore } from '../../support/files/content-store.ts';
import { attachmentHeader } from '../../support/files/disposition.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { uuidv7 } from '../../support/new-id.ts';
import type { TownFiles } from '../files-of-town.ts';
import { receiveFile } from '../receive-file.ts';
import { type AttachmentRow, attachmentById, insertAttachment, type NewAttachment } from './attachment-queries.ts';
import { isThere, MOST_BYTES, takeAttachment } from './take-attachment.ts';

const tag = 'attachments';
const params = { id: Id };

/** Photos and files of cases: sent before the action that names them, shown to who may see the case. */
export function attachmentRoutes(app: TownApp, files: TownFiles): void {
  townRoute(app, {
    ...{ method: 'POST', url: '/attachments', tag, roles: 'any or own', status: 201 },
    summary: 'Uploads a photo or file (multipart, up to 20 MB); name its id in an action within a day',
    schema: { answer: UploadedAttachment },
    handler: async ({ townId, actor, request, inTown }) => {
      const coming = files.uploads(townId);
      const received = await receiveFile(request, coming, MOST_BYTES);
      if (!received) throw new Refusal('attachment.no-file');
      const { stored, name } = received;
      const until = new Date(Date.now() + 1); // the same file coming again from now on is someone else's to drop
      const kept = await takeAttachment(coming, files.attachments(townId), stored, name).finally(() =>
        coming.drop(stored.sha256, until),
      );
      const attachment = { id: uuidv7(), ...kept, uploadedBy: actor.id };
      return uploadedView(townId, attachment, await inTown((sql) => insertAttachment(sql, attachment)));
    },
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/attachments/:id', tag, roles: 'any or own', summary: 'The file itself, as a download' },
    schema: { params },
    handler: async ({ townId, params: { id }, inTown, reply }) => {
      const found = await inTown((sql) => attachmentById(sql, id));
      return send(reply, files.attachments(townId), found, found?.sha256, id);
    },
  });
  townRoute(app, {
    ...{
      method: 'GET',
      url: '/attachments/:id/thumb',
      tag,
      roles: 'any or own',
      summary: 'A small picture of a photo',
    },
    schema: { params },
    handler: async ({ townId, params: { id }, inTown, reply }) => {
      const found = await inTown((sql) => attachmentById(sql, id));
      const thumb = found && { ...found, type: 'image/webp', name: 'thumb.webp' };
      return send(reply, files.attachments(townId), thumb, found?.thumbSha256, id);
    },
  });
}

async function send(
  reply: FastifyReply,
  store: ContentStore,
  found: Pick<AttachmentRow, 'name' | 'type'> | undefined,
  sha256: string | null | undefined,
  id: string,
): Promise<FastifyReply> {
  if (!found || !sha256 || !(await isThere(store, sha256))) throw new Refusal('not-found', { what: id });
  return reply
    .type(found.type.startsWith('text/') ? `${found.type}; charset=utf-8` : found.type)
    .headers({
      // The content of an id never changes, who may see it does: kept by this reader alone, for an hour.
      'cache-control': 'private, max-age=3600',
      'content-disposition': disposition(found),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .send(store.read(sha256));
}

// Pictures we made ourselves may be shown in the page; everything else is only ever downloaded.
function disposition({ name, type }: Pick<AttachmentRow, 'name' | 'type'>): string {
  const header = attachmentHeader(name);
  return type.startsWith('image/') ? header.replace(/^attachment/, 'inline') : header;
}

function uploadedView(townId: string, attachment: NewAttachment, at: Date) {
  const { id, name, type, bytes, width, height, thumbSha256, uploadedBy } = attachment;
  const url = `/api/towns/${townId}/attachments/${id}`;
  const thumbUrl = thumbSha256 ? `${url}/thumb` : null;
  return { id, name, type, bytes, width, height, url, thumbUrl, by: uploadedBy, at: at.toISOString() };
}
