import type { Sql } from '../../support/db/connect.ts';

/** A photo or file as it is kept. */
export type AttachmentRow = {
  readonly id: string;
  readonly caseId: string | null;
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbSha256: string | null;
  readonly uploadedBy: string;
  readonly at: Date;
};

export type NewAttachment = Omit<AttachmentRow, 'caseId' | 'at'>;

export async function insertAttachment(sql: Sql, attachment: NewAttachment): Promise<Date> {
  const { id, sha256, name, type, bytes, width, height, thumbSha256, uploadedBy } = attachment;
  const [row] = await sql<{ at: Date }[]>`
    insert into attachment (id, sha256, name, type, bytes, width, height, thumb_sha256, uploaded_by)
    values (${id}, ${sha256}, ${name}, ${type}, ${bytes}, ${width}, ${height}, ${thumbSha256}, ${uploadedBy})
    returning at`;
  if (!row) throw new Error('the database gave no row back');
  return row.at;
}

/** An attachment, if the actor may see its case or uploaded it and has not attached it yet. */
export async function attachmentById(sql: Sql, id: string): Promise<AttachmentRow | undefined> {
  const [row] = await sql<AttachmentRow[]>`
    select id, case_id as "caseId", sha256, name, type, bytes, width, height, thumb_sha256 as "thumbSha256",
      uploaded_by as "uploadedBy", at
    from attachment where id = ${id}`;
  return row;
}

/** Deletes uploads that were attached to nothing since `before`; gives the hashes of their files. Needs the owner. */
export async function deleteUnattached(ownerSql: Sql, before: Date): Promise<string[]> {
  const rows = await ownerSql<{ sha256: string; thumbSha256: string | null }[]>`
    delete from attachment where case_id is null and at < ${before}
    returning sha256, thumb_sha256 as "thumbSha256"`;
  return [...new Set(rows.flatMap((row) => [row.sha256, row.thumbSha256 ?? row.sha256]))];
}

/** Those of the hashes that no attachment has any more. */
export async function unusedHashes(ownerSql: Sql, hashes: readonly string[]): Promise<string[]> {
  const rows = await ownerSql<{ sha256: string }[]>`
    select sha256 from unnest(${[...hashes]}::text[]) as sha256
    where not exists (select 1 from attachment a where a.sha256 = sha256.sha256 or a.thumb_sha256 = sha256.sha256)`;
  return rows.map((row) => row.sha256);
}
