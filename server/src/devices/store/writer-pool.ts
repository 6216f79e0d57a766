import pg from 'pg';
import { systemActor } from '../../people/actor.ts';
import { townSchema } from '../../people/in-town.ts';

/** One transaction of the writer in a town, as the system. */
export type WriterTx = {
  /** `copy … from stdin with (format binary)`. */
  readonly copy: (text: string, rows: Uint8Array) => Promise<void>;
  /** One statement with parameters; gives the number of rows it touched. */
  readonly run: (text: string, values?: readonly unknown[]) => Promise<number>;
};

/**
 * Connections of the restricted role for nothing but writing observations: a slow page must not hold up an
 * acknowledgement. They are of the driver the job queue brings, because `postgres` loses the error of a COPY that fails.
 */
export type WriterPool = {
  readonly inTown: <T>(townId: string, work: (tx: WriterTx) => Promise<T>) => Promise<T>;
  readonly end: () => Promise<void>;
};

const MOST = 3;

/** Opens it; nothing connects before the first transaction. */
export function openWriterPool(ownerUrl: string): WriterPool {
  const pool = new pg.Pool({
    ...{ connectionString: ownerUrl, max: MOST, application_name: 'chengyun writer', connectionTimeoutMillis: 10_000 },
    options: '-c role=chengyun_server -c TimeZone=UTC',
  });
  pool.on('error', () => {}); // an idle connection lost: the next transaction says so
  return {
    inTown: async (townId, work) => {
      const client = await pool.connect();
      const onLost = () => {}; // the query under way rejects with it
      client.on('error', onLost);
      let failed = true;
      try {
        await client.query(opening(townId));
        const result = await work(txOn(client));
        await client.query('commit');
        failed = false;
        return result;
      } catch (error) {
        // A connection that cannot even roll back is of no use to the next one.
        failed = await client.query('rollback').then(
          () => false,
          () => true,
        );
        throw error;
      } finally {
        client.off('error', onLost);
        client.release(failed);
      }
    },
    end: () => pool.end(),
  };
}

/** One message for the lot; the town's id has only letters, digits and `_`, as `townSchema` checks. */
function opening(townId: string): string {
  const set = (name: string, value: string) => `set_config('${name}', '${value}', true)`;
  const path = `${townSchema(townId)}, platform`;
  return `begin; select ${set('search_path', path)}, ${set('chengyun.town', townId)},
    ${set('chengyun.actor', systemActor.id)}, ${set('chengyun.roles', `{${systemActor.roles.join(',')}}`)},
    ${set('chengyun.units', '{}')}, ${set('chengyun.areas', '{}')}`;
}

function txOn(client: pg.PoolClient): WriterTx {
  return {
    copy: (text, rows) => copyIn(client, text, rows),
    run: async (text, values = []) => (await client.query(text, [...values])).rowCount ?? 0,
  };
}

/** The part of the driver's connection that its types leave out. */
type CopyConnection = {
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Uint8Array) => void;
  readonly endCopyFrom: () => void;
};

function copyIn(client: pg.PoolClient, text: string, rows: Uint8Array): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let failure: Error | null = null;
    const copy = {
      submit: (connection: unknown) => (connection as CopyConnection).query(text),
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(rows);
        connection.endCopyFrom();
      },
      handleError: (error: Error) => {
        failure = error;
        reject(error);
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => {
        if (!failure) resolve();
      },
    };
    client.query(copy);
  });
}
