export const ledger = {
  title: 'Account',
  none: 'The management system has said nothing yet.',
  unknown: 'The account cannot be shown at the moment.',
  due: 'to be paid',
  credit: 'credit',
  settled: 'settled',
  asOf: 'as of {{day}}',
  latest: 'Latest entries',
};
