import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sql } from '../../../support/db/connect.ts';
import { attachmentHeader } from '../../../support/files/disposition.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import type { Renderer } from '../render/renderer.ts';
import { detailOf } from './work-on.ts';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

interface Call {
  readonly townId: string;
  readonly params: { readonly id: string };
  readonly query: { readonly version?: number };
  readonly inTown: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Sending {
  readonly publicUrl: string | undefined;
  readonly renderer: Renderer;
}

/** Sends a version as a file; its figures lead to the page of the report, under the address readers know us by. */
export async function sendReport(
  call: Call,
  { publicUrl, renderer }: Sending,
  format: keyof typeof TYPES,
): Promise<FastifyReply> {
  const { townId, params, query, inTown, request, reply } = call;
  const { report, version, content } = await inTown((sql) => detailOf(sql, params.id, query.version));
  if (!content) throw new Refusal('report.still-making', { version: version.version });
  const origin = (publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');
  const page = `${origin}/${townId}/reports/${report.id}?version=${version.version}`;
  const changedAt = Date.parse(version.publishedAt ?? version.editedAt ?? version.madeAt);
  const file = await renderer.render({ content, format, page, changedAt });
  const draft = version.state === 'published' ? '' : '（草稿）';
  const name = `${content.title}${content.subtitle.replace(/[，].*/u, '）')}第${version.version}版${draft}.${format}`;
  return reply.type(TYPES[format]).header('content-disposition', attachmentHeader(name)).send(file);
}
