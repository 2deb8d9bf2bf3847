// The manifests as a cluster is given them: `kubectl kustomize` needs no cluster.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

/** Whether there is a kubectl; without one these tests are skipped. */
export function hasKubectl(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What the tests look at in an object; its schema has proved the rest. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  data?: Record<string, string>;
  spec: Spec;
}

interface Spec {
  replicas?: number;
  selector: { matchLabels: Record<string, string> } & Record<string, string>;
  template: { metadata: { labels: Record<string, string> }; spec: PodSpec };
  ports: { name: string; port: number; targetPort: string }[];
  maxUnavailable?: number;
  scaleTargetRef: { name: string };
  podSelector: { matchLabels: Record<string, string> };
  policyTypes: string[];
  ingress?: Rule[];
  egress?: Rule[];
}

interface Rule {
  from?: Peer[];
  to?: Peer[];
  ports: { port: string | number; protocol?: string }[];
}

interface Peer {
  podSelector?: { matchLabels: Record<string, string> };
  namespaceSelector?: { matchLabels: Record<string, string> };
  ipBlock?: { cidr: string; except: string[] };
}

export interface PodSpec {
  serviceAccountName?: string;
  automountServiceAccountToken?: boolean;
  terminationGracePeriodSeconds: number;
  securityContext: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type: string } };
  topologySpreadConstraints?: { labelSelector: { matchLabels: Record<string, string> } }[];
  containers: Container[];
  volumes: { name: string }[];
}

export interface Container {
  name: string;
  image: string;
  args: string[];
  env: EnvVar[];
  ports: { name: string; containerPort: number }[];
  securityContext: object;
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  lifecycle: { preStop: { sleep: { seconds: number } } };
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
}

export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef: { name: string; key: string; optional?: boolean } };
}

export interface Probe {
  httpGet?: { path: string; port: string };
  timeoutSeconds?: number;
}

const known = new Map<string, Manifest[]>();

/** All objects of a kustomization in this folder, such as `overlays/production`. */
export function rendered(kustomization: string): Manifest[] {
  const manifests = known.get(kustomization) ?? render(kustomization);
  known.set(kustomization, manifests);
  return manifests;
}

function render(kustomization: string): Manifest[] {
  return loadAll(
    execFileSync('kubectl', ['kustomize', join(__dirname, kustomization)], { encoding: 'utf8' }),
  ) as Manifest[];
}

/** Those of a kind, by name. */
export function byName(manifests: readonly Manifest[], kind: string): Record<string, Manifest> {
  const found = manifests.filter((one) => one.kind === kind);
  return Object.fromEntries(found.map((one) => [one.metadata.name, one]));
}

/** The four apps. */
export const appNames = ['gateway', 'directory', 'invitations', 'mailer'] as const;

/** A block of tests on manifests; the values are made when it runs. */
export function describeManifests(title: string, block: () => void): void {
  (hasKubectl() ? describe : describe.skip)(title, block);
}
