// `node -r ./libs/testing/register.js file.ts` runs a TypeScript file of ours as a process of its own, for tests that need one.
require('reflect-metadata');
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const LIBS = path.join(__dirname, '..');
const OPTIONS = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

Module._extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename }).code, filename);
};
Module._extensions['.mjml'] = (module, filename) => {
  module.exports = readFileSync(filename, 'utf8');
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  return resolve.call(
    Module,
    request.startsWith('@portico/') ? path.join(LIBS, request.slice('@portico/'.length)) : request,
    ...rest,
  );
};
