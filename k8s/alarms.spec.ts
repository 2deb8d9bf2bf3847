import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { byName, describeManifests, rendered, type Manifest } from './rendered';

interface Alarm {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

const read = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8');

/** The names of all metrics that there are: those of our own, Node's, and Prometheus' word for a process that answers. */
function metrics(): Set<string> {
  const sources = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(__dirname, '..', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => read(join(folder, file))),
  );
  const own = sources
    .filter((text) => text.includes("from 'prom-client'"))
    .flatMap((text) => [...text.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, name]) => name!));
  const nodes = new Registry();
  collectDefaultMetrics({ register: nodes });
  return new Set([...own, ...nodes.getMetricsAsArray().map(({ name }) => name), 'up']);
}

/** What an expression asks for: words before a brace, a bracket or a comparison that are no functions and no labels. */
function metricsIn(expr: string): string[] {
  const bare = expr.replace(/\{[^}]*\}/g, '{}').replace(/\bby \([^)]*\)/g, '');
  return [...bare.matchAll(/\b[a-z]+(?:_[a-z0-9]+)*\b(?!\s*\()/g)]
    .map(([word]) => word.replace(/_(count|sum|bucket)$/, ''))
    .filter((word) => !['and', 'or', 'unless'].includes(word));
}

/** The anchor of a heading, as repositories show Markdown. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

describeManifests('the alarms', () => {
  let production: Manifest[];
  let alarms: Alarm[];
  beforeAll(() => {
    production = rendered('overlays/production');
    const { groups } = byName(production, 'PrometheusRule')['portico']!.spec as unknown as {
      groups: { rules: Alarm[] }[];
    };
    alarms = groups.flatMap(({ rules }) => rules);
  });

  it('ask for figures that there are', () => {
    const known = metrics();
    expect(alarms.flatMap(({ expr }) => metricsIn(expr)).filter((name) => !known.has(name))).toEqual([]);
  });

  it('say what is wrong, how bad it is, and where it stands what to do', () => {
    const headings = [...read('k8s/README.md').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
    for (const { labels, annotations } of alarms) {
      expect(['critical', 'warning']).toContain(labels.severity);
      const [file, anchor] = annotations.runbook.split('#');
      expect([file, headings.includes(anchor!), annotations.summary]).toEqual([
        'k8s/README.md',
        true,
        expect.any(String),
      ]);
    }
  });

  it('and the number of mailers lean on figures that invitations tells at an address that there is', () => {
    const [trigger] = (
      byName(production, 'ScaledObject')['mailer']!.spec as unknown as {
        triggers: { metadata: Record<string, string> }[];
      }
    ).triggers;
    const { url, valueLocation } = trigger!.metadata;
    expect(metrics()).toContain(valueLocation);
    const { hostname, port, pathname } = new URL(url!);
    const { metadata, spec } = byName(production, 'Service')['invitations']!;
    expect([hostname, port, pathname]).toEqual([
      `${metadata.name}.${metadata.namespace}.svc`,
      String(spec.ports[0]!.port),
      '/metrics',
    ]);
  });
});
