// Express answers an unknown method with 404 as if the path were unknown. Here the path is looked up for the other methods.
import { Problem } from '@portico/contracts/problems';
import type { Request, Response } from 'express';

interface RouteLayer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** A `route.not_found` becomes a `method.not_allowed` with its `Allow` header when the path has other methods. */
export function orMethodNotAllowed(problem: Problem, request: Request, response: Response): Problem {
  if (problem.code !== 'route.not_found') return problem;
  const methods = methodsOf(request);
  if (methods.length === 0) return problem;
  response.set('Allow', methods.join(', '));
  return new Problem('method.not_allowed');
}

function methodsOf(request: Request): string[] {
  const { stack } = request.app.router as unknown as { stack: RouteLayer[] };
  const routes = stack.filter((layer) => layer.route && !layer.route.methods['_all'] && layer.match(request.path));
  const methods = routes.flatMap((layer) =>
    Object.keys(layer.route?.methods ?? {}).map((method) => method.toUpperCase()),
  );
  return methods.includes(request.method) ? [] : [...new Set(methods)];
}
