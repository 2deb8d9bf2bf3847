// Mail templates are text to the code, in the bundles and in the tests alike.
module.exports = {
  process: (text) => ({ code: `module.exports = ${JSON.stringify(text)};` }),
};
