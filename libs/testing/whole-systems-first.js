const { default: Sequencer } = require('@jest/test-sequencer');

// Specs that start whole systems take longest: none of them shall run alone at the end.
const startsSystems = ({ path }) => /[\\/](e2e|dev)[\\/]/.test(path);

module.exports = class WholeSystemsFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => startsSystems(b) - startsSystems(a));
  }
};
