// Nest and some others are ESM only: they are compiled to CommonJS for the tests, as our own TypeScript is.
const { existsSync } = require('node:fs');

const swc = (parser, extra = {}) => [
  '@swc/jest',
  { jsc: { target: 'es2022', parser, ...extra }, module: { type: 'commonjs' }, sourceMaps: 'inline', swcrc: false },
];
const ESM_ONLY = [
  '@nestjs',
  '@borewit',
  '@tokenizer',
  'csv-parse',
  'csv-stringify',
  'fast-check',
  'file-type',
  'html-to-text',
  'marked',
  'nodemailer',
  'postal-mime',
  'pure-rand',
  'smtp-server',
  'strtok3',
  'token-types',
  'uint8array-extras',
  'uuid',
];

/** @type {import('jest').Config} */
module.exports = {
  roots: ['apps', 'libs', 'dev', 'e2e', 'bench', 'docker', 'k8s']
    .filter((folder) => existsSync(`${__dirname}/${folder}`))
    .map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  testSequencer: '<rootDir>/libs/testing/whole-systems-first.js',
  testTimeout: 60_000,
  // One more than the two cores that the ten minutes are promised for: many a test waits for a clock.
  maxWorkers: 3,
  globalSetup: '<rootDir>/libs/testing/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: { '^@portico/(.*)$': '<rootDir>/libs/$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '\\.mjml$': '<rootDir>/libs/testing/text-transform.js',
    '\\.ts$': swc(
      { syntax: 'typescript', decorators: true },
      { transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } },
    ),
    '\\.[cm]?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
};
