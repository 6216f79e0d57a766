import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocols,contract,server,web}/src/**/*.test.{ts,tsx}', '{simulator,bench,scripts}/**/*.test.ts'],
    exclude: ['**/*.real.test.ts', '**/node_modules/**'],
    testTimeout: 30_000,
  },
});
