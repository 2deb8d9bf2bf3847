// `npm run test:faults`: what becomes of sends while things break. Slow on purpose, and so no part of `npm test`.
const usual = require('../jest.config.js');

const { globalSetup: _servers, globalTeardown: _end, ...rest } = usual;

/** @type {import('jest').Config} */
module.exports = {
  ...rest,
  rootDir: '..',
  roots: ['<rootDir>/faults'],
  testMatch: ['**/*.faults.ts'],
  testTimeout: 300_000,
  // Each brings servers of its own, which break; times are promised, so they do not run side by side.
  maxWorkers: 1,
};
