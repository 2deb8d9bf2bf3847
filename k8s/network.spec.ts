import { appNames, byName, describeManifests, rendered, type Manifest } from './rendered';

/** The README's picture: who asks whom. */
const talks = [
  ['gateway', 'directory'],
  ['gateway', 'invitations'],
  ['directory', 'invitations'],
  ['invitations', 'directory'],
  ['mailer', 'invitations'],
];

/** What is beside the apps, by its port, and who has it. */
const outside: Record<number, string[]> = {
  5432: ['directory', 'gateway', 'invitations'],
  6379: ['directory', 'invitations', 'mailer'],
  25: ['mailer'],
  465: ['mailer'],
  587: ['mailer'],
  2525: ['mailer'],
  443: ['invitations'],
};

const name = 'app.kubernetes.io/name';

describeManifests('the network', () => {
  let policies: Manifest[];
  beforeAll(() => {
    policies = Object.values(byName(rendered('base'), 'NetworkPolicy'));
  });
  const rulesOf = (app: string, way: 'ingress' | 'egress') =>
    policies.filter(({ spec }) => spec.podSelector.matchLabels[name] === app).flatMap(({ spec }) => spec[way] ?? []);
  const lets = (from: string, to: string) => {
    const leaves = rulesOf(from, 'egress').flatMap((rule) => rule.to ?? []);
    const enters = rulesOf(to, 'ingress').flatMap((rule) => rule.from ?? []);
    return [
      leaves.some(({ podSelector }) => podSelector?.matchLabels[name] === to),
      enters.some(({ podSelector }) => podSelector?.matchLabels[name] === from),
    ];
  };

  it('is closed to every pod of ours unless a rule opens it', () => {
    const [closed] = policies.filter(({ metadata }) => metadata.name === 'closed');
    expect(closed!.spec).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'portico' } },
      policyTypes: ['Ingress', 'Egress'],
    });
    for (const { spec } of Object.values(byName(rendered('base'), 'Deployment')))
      expect(spec.template.metadata.labels).toMatchObject(closed!.spec.podSelector.matchLabels);
  });

  it.each(appNames.flatMap((from) => appNames.filter((to) => to !== from).map((to) => [from, to])))(
    'lets %s reach %s only where the picture has a line, at both ends',
    (from, to) => {
      const line = talks.some(([asker, asked]) => asker === from && asked === to);
      expect(lets(from, to)).toEqual([line, line]);
    },
  );

  it.each(Object.entries(outside))('lets reach port %s who needs it alone', (port, apps) => {
    const reaching = appNames.filter((app) =>
      rulesOf(app, 'egress').some(({ ports }) => ports.some((one) => one.port === Number(port))),
    );
    expect(reaching.toSorted()).toEqual(apps);
  });

  it('leads to no port that is not named here', () => {
    const ports = policies
      .flatMap(({ spec }) => spec.egress ?? [])
      .flatMap((rule) => rule.ports.map(({ port }) => port));
    expect(new Set(ports)).toEqual(new Set([...Object.keys(outside).map(Number), 3000, 53]));
  });

  it('leads mail and webhooks to the public internet alone', () => {
    const blocks = policies
      .flatMap(({ spec }) => spec.egress ?? [])
      .flatMap(({ to = [] }) => to.flatMap((one) => one.ipBlock ?? []));
    expect(new Set(blocks.map(({ cidr }) => cidr))).toEqual(new Set(['0.0.0.0/0', '::/0']));
    const closed = new Set(blocks.flatMap(({ except }) => except));
    for (const range of ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7'])
      expect(closed).toContain(range);
  });

  it('of production lets in ingress, Prometheus and KEDA, each where it is needed', () => {
    const entries = Object.values(byName(rendered('overlays/production'), 'NetworkPolicy')).flatMap(({ spec }) =>
      (spec.ingress ?? []).flatMap(({ from = [] }) =>
        from.flatMap(({ namespaceSelector }) =>
          namespaceSelector
            ? [[...Object.values(namespaceSelector.matchLabels), ...Object.values(spec.podSelector.matchLabels)]]
            : [],
        ),
      ),
    );
    expect(new Set(entries)).toEqual(
      new Set([
        ['ingress', 'gateway'],
        ['keda', 'invitations'],
        ['monitoring', 'portico'],
      ]),
    );
  });
});
