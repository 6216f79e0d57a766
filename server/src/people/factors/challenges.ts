import { randomBytes } from 'node:crypto';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';

type Purpose = 'passkey.add' | 'passkey.use' | 'oidc';
type Kept = {
  readonly purpose: Purpose;
  readonly userId: string | null;
  readonly data: Readonly<Record<string, string>>;
};

const MINUTES = 5;

/** Keeps what was asked until it is answered, five minutes at most; gives its id, which nobody can guess. */
export async function keepChallenge(secrets: Sql, { purpose, userId, data }: Kept, id = randomId()): Promise<string> {
  await secrets`
    insert into platform.challenge (id, user_id, purpose, data, expires_at)
    values (${id}, ${userId}, ${purpose}, ${json(secrets, data)}, now() + make_interval(mins => ${MINUTES}))
    on conflict (id) do update set data = excluded.data, expires_at = excluded.expires_at`;
  return id;
}

/** Takes a challenge away to look at its answer: there is one answer to each. */
export async function takeChallenge(secrets: Sql, id: string, purpose: Purpose): Promise<Kept | undefined> {
  const [row] = await secrets<(Kept & { live: boolean })[]>`
    delete from platform.challenge where id = ${id} and purpose = ${purpose}
    returning purpose, user_id as "userId", data, expires_at > now() as live`;
  return row?.live ? row : undefined;
}

/** Clears what nobody answered. */
export async function clearOldChallenges(secrets: Sql): Promise<void> {
  await secrets`delete from platform.challenge where expires_at < now()`;
}

function randomId(): string {
  return randomBytes(32).toString('base64url');
}
