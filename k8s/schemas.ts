// Whether an object is what its API takes: the schema proves types and what is required, and a field that it never looks at is a typo.
import * as keda from '@kubernetes-models/keda/keda.sh/v1alpha1';
import * as monitoring from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';

interface Model {
  prototype: { validate(): void };
}

const groups: Record<string, object> = {
  v1: core,
  'apps/v1': apps,
  'autoscaling/v2': autoscaling,
  'keda.sh/v1alpha1': keda,
  'monitoring.coreos.com/v1': monitoring,
  'networking.k8s.io/v1': networking,
  'policy/v1': policy,
};

/** Whose schemas no package has: the tests know them by name alone. */
export const withoutSchema = ['postgresql.cnpg.io/v1', 'barmancloud.cnpg.io/v1'];

/** What is wrong with an object; empty where nothing is. */
export function problemsOf(object: { apiVersion: string; kind: string }): string[] {
  const model = (groups[object.apiVersion] as Record<string, Model> | undefined)?.[object.kind];
  if (!model) return [`${object.apiVersion} ${object.kind} is unknown`];
  const unread = new Set<string>();
  try {
    // Of a model itself it would be a copy that is looked at.
    model.prototype.validate.call(watched(object, '', unread));
  } catch (error) {
    return [(error as Error).message];
  }
  return [...unread].map((path) => `${path} is no field`);
}

/** The same object, which strikes off `unread` every field that somebody looks at. What nobody enters is not looked into. */
function watched(value: unknown, path: string, unread: Set<string>): unknown {
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, watched(inner, `${path}/${key}`, unread)]);
  for (const [key] of entries) unread.add(`${path}/${key as string}`);
  const target = Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  return new Proxy(target as object, {
    get(from, key, receiver) {
      unread.delete(`${path}/${String(key)}`);
      return Reflect.get(from, key, receiver) as unknown;
    },
  });
}
