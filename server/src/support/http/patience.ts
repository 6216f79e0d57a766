/**
 * How long a request may take to arrive, in ms. Headers that come byte by byte are let go after 15 seconds, looked at
 * every two. A body has five minutes: a file of 200 MB or a photo over a weak phone line is no attack.
 */
export const PATIENCE = { headersTimeout: 15_000, requestTimeout: 300_000, connectionsCheckingInterval: 2000 } as const;
