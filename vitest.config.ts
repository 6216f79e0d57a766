import { defineConfig } from 'vitest/config';

const everywhere = ['{protocols,contract,server,web}/src/**', '{simulator,bench,scripts,web/build}/**'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: everywhere.map((where) => `${where}/*.test.{ts,tsx,mjs}`),
          exclude: ['**/*.real.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: everywhere.map((where) => `${where}/*.real.test.ts`),
          exclude: ['**/node_modules/**'],
          hookTimeout: 120_000,
          globalSetup: 'server/src/support/db/test-cluster.ts',
        },
      },
    ],
  },
});
