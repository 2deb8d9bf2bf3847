// Every flow once by keyboard alone: no pointer is used in these files, and no element is focused but by its keys.
import { documentFlows } from './keyboard/documents';
import { organizationFlows } from './keyboard/organization';
import { residentFlows } from './keyboard/resident';
import { staffFlows } from './keyboard/staff';
import { describeInBrowser } from './stage';

describeInBrowser(
  'By keyboard alone',
  (stage) => {
    documentFlows(stage);
    staffFlows(stage);
    organizationFlows(stage);
    residentFlows(stage);
  },
  { MAIL_RATE_PER_SECOND: '100' },
);
