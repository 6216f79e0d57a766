import type { Log } from '../../support/log.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { Notebook } from '../registry/notebook.ts';
import type { Registry } from '../registry/registry.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import type { AttributeBook } from './attributes.ts';
import type { Calls } from './calls.ts';

/** What every gateway stands on. */
export type GatewayWorld = {
  readonly registry: Registry;
  readonly ingest: Ingest;
  readonly notebook: Notebook;
  readonly calls: Calls;
  readonly attributes: AttributeBook;
  readonly topics: TopicBook;
  readonly log: Log;
  readonly now: () => Date;
};

/** A gateway that listens. */
export type RunningGateway = {
  /** 0 where it listens in TLS only. */
  readonly port: number;
  /** The port that speaks TLS; 0 where there is none. */
  readonly securePort?: number;
  readonly connections: () => number;
  readonly isListening: () => boolean;
  readonly stop: () => Promise<void>;
};
