import type { DeviceCommand } from '@chengyun/contract/device';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly body: unknown;
  readonly sentBy: string;
  readonly at: Date;
  readonly state: 'sent' | 'done' | 'refused' | 'failed';
  readonly answer: unknown;
  readonly answeredAt: Date | null;
};

type NewCommand = {
  readonly id: string;
  readonly deviceId: string;
  readonly command: DeviceCommand;
  readonly sentBy: string;
  readonly at: Date;
};

/** Writes down what is about to be sent, and by whom. */
export async function insertCommand(sql: Sql, { id, deviceId, command, sentBy, at }: NewCommand): Promise<void> {
  await sql`insert into device_command (id, device_id, kind, body, sent_by, at, state)
    values (${id}, ${deviceId}, ${command.kind}, ${json(sql, command)}, ${sentBy}, ${at}, 'sent')`;
}

/** Writes down what the device answered; null when it did not. */
export async function answerCommand(
  sql: Sql,
  id: string,
  state: Row['state'],
  answer: unknown,
  at: Date,
): Promise<void> {
  await sql`update device_command set state = ${state}, answer = ${json(sql, answer ?? null)}, answered_at = ${at}
    where id = ${id}`;
}

/** The latest commands of a device. */
export async function commandsOf(sql: Sql, deviceId: string) {
  const rows = await sql<Row[]>`
    select id, kind, body, sent_by as "sentBy", at, state, answer, answered_at as "answeredAt"
    from device_command where device_id = ${deviceId} order by at desc limit 100`;
  return rows.map(({ at, answeredAt, ...rest }) => ({
    ...{ ...rest, at: at.toISOString(), answeredAt: answeredAt?.toISOString() ?? null },
  }));
}
