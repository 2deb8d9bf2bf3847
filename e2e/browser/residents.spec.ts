// What residents see. One start of the system serves them all.
import { activation } from './residents/activation';
import { portal } from './residents/portal';
import { describeInBrowser } from './stage';

describeInBrowser('Residents', (stage) => {
  describe('What residents see', () => {
    activation(stage);
  });
  describe('The portal', () => {
    portal(stage);
  });
});
