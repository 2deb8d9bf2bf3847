export const home = {
  title: 'Home',
  hello: 'Hello, {{name}}',
  helloNobody: 'Hello',
  allRequests: 'All requests',
  allNotices: 'All notices',
  allDocuments: 'All documents',
  guide: 'Instruction guide',
  guideText: 'How to sign in again, and what the portal has for you.',
  guideOpen: 'Open the guide',
};
