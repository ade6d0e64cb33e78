module.exports = {
  testMatch: ['<rootDir>/tests/jest-esm/*.test.mjs'],
  moduleFileExtensions: ['mjs', 'js'],
  transform: {},
  setupFilesAfterEnv: ['durable-functions-workshop/simulator/jest'],
};
