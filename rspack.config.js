const path = require('node:path');

/** Says in one short line that an app is built; warnings and errors keep rspack's own words. */
const inOneLine = {
  apply: (compiler) =>
    compiler.hooks.done.tap('in one line', (stats) => {
      if (stats.hasErrors() || stats.hasWarnings()) return;
      const file = path.relative(process.cwd(), `${compiler.outputPath}/${compiler.options.output.filename}`);
      stats.toString = () => `built ${file} in ${stats.endTime - stats.startTime} ms`;
    }),
};

// What `nest build` adds to its own defaults: mail templates are compiled in as text.
module.exports = (options) => ({
  ...options,
  module: { ...options.module, rules: [...options.module.rules, { test: /\.mjml$/, type: 'asset/source' }] },
  plugins: [...options.plugins, inOneLine],
});
