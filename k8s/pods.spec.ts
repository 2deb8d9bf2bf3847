import { CLOSE_LIMIT_MS } from '@portico/platform/serve';
import { appNames, byName, describeManifests, rendered, type Manifest, type PodSpec } from './rendered';

const folders = ['base', 'overlays/development', 'overlays/production'];

const podsOf = (manifests: readonly Manifest[]): [string, PodSpec][] =>
  manifests
    .filter(({ kind }) => ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].includes(kind))
    .map(({ metadata, spec }) => [metadata.name, spec.template.spec]);

/** Pod Security Standards, "restricted". https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
function unrestricted(pod: PodSpec): string[] {
  const wrong: string[] = [];
  const demand = (holds: boolean, what: string) => void (holds || wrong.push(what));
  const { securityContext: user } = pod;
  demand(user.runAsNonRoot === true, 'runAsNonRoot');
  demand(Number(user.runAsUser) > 0, 'a user by number, not root');
  demand(user.seccompProfile?.type === 'RuntimeDefault', 'seccomp');
  demand(!('sysctls' in user), 'sysctls');
  for (const place of ['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers', 'initContainers', 'ephemeralContainers'])
    demand(!(place in pod), place);
  for (const { name: _name, ...kinds } of pod.volumes ?? [])
    demand(
      Object.keys(kinds).every((kind) => kind === 'emptyDir'),
      'volumes',
    );
  for (const { securityContext, ports } of pod.containers) {
    demand(
      ports.every((port) => !('hostPort' in port)),
      'hostPort',
    );
    const container = {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    };
    demand(JSON.stringify(sorted(securityContext)) === JSON.stringify(sorted(container)), 'container');
  }
  return wrong;
}

const sorted = (object: object) => Object.entries(object).toSorted(([a], [b]) => a.localeCompare(b));

describeManifests('every pod', () => {
  it.each(folders)('of %s is "restricted"', (folder) => {
    const pods = podsOf(rendered(folder));
    expect(pods.map(([name, pod]) => [name, unrestricted(pod)])).toEqual(pods.map(([name]) => [name, []]));
  });

  it.each(folders)('of %s has no credential of the cluster, and memory that ends', (folder) => {
    for (const [, pod] of podsOf(rendered(folder))) {
      expect(pod.automountServiceAccountToken).toBe(false);
      for (const { resources, image } of pod.containers) {
        expect(resources).toMatchObject({
          limits: { memory: expect.any(String) },
          requests: { cpu: expect.any(String) },
        });
        expect(image).toMatch(/:\d+\.\d+\.\d+(-\w+)?$/);
      }
    }
  });

  it.each(folders.slice(1))('of %s lies in a namespace that demands it', (folder) => {
    const manifests = rendered(folder);
    const [namespace] = manifests.filter(({ kind }) => kind === 'Namespace');
    expect(namespace!.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    const places = manifests.filter((one) => one !== namespace).map(({ metadata }) => metadata.namespace);
    expect(new Set(places)).toEqual(new Set([namespace!.metadata.name]));
  });
});

describeManifests('the apps', () => {
  let base: Manifest[];
  beforeAll(() => {
    base = rendered('base');
  });
  const deployment = (name: string) => byName(base, 'Deployment')[name]!;
  const app = (name: string) => deployment(name).spec.template.spec.containers[0]!;

  it('are four, and run from one image', () => {
    expect(Object.keys(byName(base, 'Deployment')).toSorted()).toEqual([...appNames].toSorted());
    expect(new Set(appNames.map((name) => app(name).image)).size).toBe(1);
    for (const name of appNames) expect(app(name).args).toEqual([`dist/apps/${name}/main.js`]);
  });

  it.each(appNames)('%s: two at least, apart from each other, of which one may be away', (name) => {
    const { replicas, selector, template } = deployment(name).spec;
    expect(replicas).toBeGreaterThanOrEqual(2);
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
    expect(template.spec.topologySpreadConstraints!.map(({ labelSelector }) => labelSelector)).toEqual([
      selector,
      selector,
    ]);
    expect(byName(base, 'PodDisruptionBudget')[name]!.spec).toMatchObject({ maxUnavailable: 1, selector });
    expect(byName(base, 'Service')[name]!.spec.selector).toEqual(selector.matchLabels);
    expect(Object.keys(byName(base, 'ServiceAccount'))).toContain(template.spec.serviceAccountName);
  });

  it.each(appNames)('%s: its Service leads to the port that it listens on', (name) => {
    const [port] = byName(base, 'Service')[name]!.spec.ports;
    const [own] = app(name).ports;
    expect([port!.targetPort, String(own!.containerPort)]).toEqual([own!.name, settings()['PORT']]);
  });

  it.each(appNames)('%s: three probes that ask three things', (name) => {
    const { startupProbe, livenessProbe, readinessProbe } = app(name);
    expect([startupProbe, livenessProbe, readinessProbe].map((probe) => probe!.httpGet!.path)).toEqual([
      '/health/live',
      '/health/live',
      '/health/ready',
    ]);
    expect(startupProbe).not.toEqual(livenessProbe);
    // The check of readiness gives up after 3 s, and then still has to say so.
    expect(readinessProbe!.timeoutSeconds).toBeGreaterThan(3);
  });

  it.each(appNames)('%s: has the time that it may take to end', (name) => {
    const { preStop } = app(name).lifecycle;
    const seconds = deployment(name).spec.template.spec.terminationGracePeriodSeconds - preStop.sleep.seconds;
    expect(seconds * 1_000).toBeGreaterThan(CLOSE_LIMIT_MS);
  });

  it.each(appNames)('%s: leaves room beside the heap', (name) => {
    const { value } = app(name).env.find((one) => one.name === 'NODE_OPTIONS')!;
    const share =
      Number(/=(\d+)$/.exec(value!)![1]) / Number(/^(\d+)Mi$/.exec(app(name).resources.limits['memory']!)![1]);
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(0.65);
  });

  it('are not counted by their Deployments where something else says how many there are', () => {
    const production = rendered('overlays/production');
    const scaled = production.filter(({ kind }) => ['HorizontalPodAutoscaler', 'ScaledObject'].includes(kind));
    const names = scaled.map(({ spec }) => spec.scaleTargetRef.name);
    expect(names.toSorted()).toEqual([...appNames].toSorted());
    for (const name of names) expect(byName(production, 'Deployment')[name]!.spec).not.toHaveProperty('replicas');
  });

  const settings = () => base.find(({ kind }) => kind === 'ConfigMap')!.data!;
});
