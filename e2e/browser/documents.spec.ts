// Both documents, step by step, by the labels they use. One start of the system serves them all.
import { inviteResidents } from './documents/invite-residents';
import { ownerAccess } from './documents/owner-access';
import { residentsInBulk } from './documents/import';
import { describeInBrowser } from './stage';

describeInBrowser('Both documents', (stage) => {
  describe('Invite Residents to the Portal', () => {
    inviteResidents(stage);
  });
  describe('Send Mass Owner Access invitations', () => {
    ownerAccess(stage);
  });
  describe('Residents in bulk', () => {
    residentsInBulk(stage);
  });
});
