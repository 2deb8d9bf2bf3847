import { describeManifests, rendered } from './rendered';
import { problemsOf, withoutSchema } from './schemas';

const policy = (spec: object) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'gateway' },
  spec,
});

describe('what is wrong with an object', () => {
  it.each([
    ['nothing', policy({ maxUnavailable: 1, selector: { matchLabels: { app: 'gateway' } } }), []],
    ['a field that there is not', policy({ maxUnavailible: 1 }), ['/spec/maxUnavailible is no field']],
    ['a type', policy({ selector: 'gateway' }), [expect.stringContaining('selector')]],
    ['a kind', { apiVersion: 'v1', kind: 'Podd' }, ['v1 Podd is unknown']],
  ])('%s', (_, object, problems) => {
    expect(problemsOf(object)).toEqual(problems);
  });
});

describeManifests('the manifests', () => {
  it.each(['base', 'overlays/development', 'overlays/production'])(
    'of %s keep to the schemas of their APIs',
    (folder) => {
      const objects = rendered(folder).filter(({ apiVersion }) => !withoutSchema.includes(apiVersion));
      const wrong = objects.map((one) => [`${one.kind} ${one.metadata.name}`, problemsOf(one)] as const);
      expect(wrong.filter(([, problems]) => problems.length > 0)).toEqual([]);
    },
  );
});
