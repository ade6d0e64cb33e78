import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/vitest/*.test.ts'], setupFiles: ['durable-functions-workshop/simulator/vitest'] },
});
