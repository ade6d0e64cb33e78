import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['bench/class/baseline.checks.ts'], reporters: ['json'], maxWorkers: 1 },
});
