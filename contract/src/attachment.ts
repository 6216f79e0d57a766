import Type, { type Static } from 'typebox';
import { Attachment } from './case.ts';

/** What an upload answers: the attachment, to be named in `attachmentIds` of a report or an action within a day. */
export const UploadedAttachment = Type.Object(
  { ...Attachment.properties },
  { $id: 'UploadedAttachment', additionalProperties: false },
);
export type UploadedAttachment = Readonly<Static<typeof UploadedAttachment>>;
