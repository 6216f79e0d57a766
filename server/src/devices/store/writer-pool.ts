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
  /**
   * One transaction in one message and its answer: statements, and among them the rows of each `copy … from stdin` in
   * their order. A transaction in turns would wait for the event loop at each of them, a busy one for tens of milliseconds.
   */
  readonly script: (townId: string, statements: readonly string[], rows: readonly Uint8Array[]) => Promise<void>;
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
  async function inTown<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const onLost = () => {}; // the query under way rejects with it
    client.on('error', onLost);
    let failed = true;
    try {
      const result = await work(client);
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
  }
  return {
    script: (townId, statements, rows) =>
      inTown((client) => copyIn(client, [opening(townId), ...statements, 'commit'].join(';\n'), rows)),
    inTown: (townId, work) =>
      inTown(async (client) => {
        await client.query(opening(townId));
        const result = await work(txOn(client));
        await client.query('commit');
        return result;
      }),
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
    copy: (text, rows) => copyIn(client, text, [rows]),
    run: async (text, values = []) => (await client.query(text, [...values])).rowCount ?? 0,
  };
}

/** The part of the driver's connection that its types leave out. */
type CopyConnection = {
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Uint8Array) => void;
  readonly endCopyFrom: () => void;
};

/**
 * Sends the rows behind the statement without waiting for its answer: they are there when the database comes to them, and
 * are passed over when it fails before (its protocol, "COPY Operations").
 */
function copyIn(client: pg.PoolClient, text: string, rows: readonly Uint8Array[]): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let failure: Error | null = null;
    const copy = {
      submit: (connection: unknown) => {
        const { query, sendCopyFromChunk, endCopyFrom } = connection as CopyConnection;
        query.call(connection, text);
        for (const each of rows) {
          sendCopyFromChunk.call(connection, each);
          endCopyFrom.call(connection);
        }
      },
      ...{ handleCopyInResponse: () => {}, handleRowDescription: () => {}, handleDataRow: () => {} },
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
