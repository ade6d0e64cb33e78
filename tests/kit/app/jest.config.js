module.exports = {
  testMatch: ['<rootDir>/tests/jest/*.test.ts'],
  transform: { '\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.jest.json' }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFilesAfterEnv: ['durable-functions-workshop/simulator/jest'],
};
