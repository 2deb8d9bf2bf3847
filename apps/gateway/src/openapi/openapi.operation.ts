// Brings what the code knows of a route (its policy, its refusals, its limits) into its part of the document.
import type { OpenAPIObject } from '@nestjs/swagger';
import type { ProblemCode } from '@portico/contracts/problems';
import { isForOperator, isId, takesIdempotencyKey, type Policy } from '../access/policy';
import { POLICY_EXTENSION } from '../access/policy.decorators';
import { REFUSES_EXTENSION } from './answers.decorator';
import { explain, refusalsOf } from './problem-answers';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Noted = Operation & { [POLICY_EXTENSION]?: Policy; [REFUSES_EXTENSION]?: ProblemCode[] };
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Record<string, unknown>;
}

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } };
const rateLimit = {
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
};

/** Completes one operation in place. */
export function completeOperation(operation: Operation, method: string, path: string): void {
  const noted = operation as Noted;
  const { [POLICY_EXTENSION]: policy, [REFUSES_EXTENSION]: refuses = [] } = noted;
  if (!policy) throw new Error(`${operation.operationId} has no policy.`);
  delete noted[POLICY_EXTENSION];
  delete noted[REFUSES_EXTENSION];
  const told = (operation.parameters ?? []) as Parameter[];
  const parameters = [...untoldIds(path, told), ...told];
  const traits = {
    policy,
    method,
    hasPathIds: parameters.some((parameter) => parameter.in === 'path'),
    hasCursor: parameters.some((parameter) => parameter.name === 'cursor'),
    refuses,
  };
  operation.security = securityOf(policy);
  operation.description = [operation.description, needs(policy)].filter(Boolean).join('\n\n');
  operation.parameters = [
    ...parameters.map(completeParameter),
    ...idempotencyKey(policy, method),
  ] as Operation['parameters'];
  for (const answer of Object.values(operation.responses) as { headers?: object }[])
    answer.headers = { ...answer.headers, ...rateLimit };
  for (const [status, codes] of refusalsOf(traits)) operation.responses[status] = refusal(status, codes);
}

function securityOf(policy: Policy): Operation['security'] {
  switch (policy.who) {
    case 'anyone':
    case 'provider':
      return [];
    case 'resident':
      return [{ portalSession: [] }];
    case 'user':
      return [{ staffSession: [] }];
    case 'installation':
      return [{ apiKey: [] }];
    case 'staff':
      return [{ apiKey: [] }, { staffSession: [] }];
  }
}

function needs(policy: Policy): string {
  if (policy.who === 'installation') return 'Needs `ADMIN_API_KEY`.';
  if (policy.who !== 'staff') return '';
  const scopes = policy.scopes.map((scope) => `\`${scope}\``).join(' or ');
  const users = policy.reach === 'organization' || isForOperator(policy) ? ' Users: administrators only.' : '';
  return `Scope: ${scopes}.${users}${isForOperator(policy) ? ' For the first organization only, which is the operator’s.' : ''}`;
}

/** Ids of a path that no handler takes: what they name has been found before, such as the caller's home. */
function untoldIds(path: string, told: readonly Parameter[]): Parameter[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const untold = names.filter((name) => !told.some((parameter) => parameter.in === 'path' && parameter.name === name));
  return untold.map((name) => ({ name, in: 'path', required: true }));
}

function completeParameter(parameter: Parameter): Parameter {
  if (parameter.in !== 'path' || !isId(parameter.name)) return parameter;
  return { ...parameter, schema: { type: 'string', format: 'uuid' } };
}

function idempotencyKey(policy: Policy, method: string): object[] {
  return takesIdempotencyKey(policy, method) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [];
}

function refusal(status: number, codes: readonly ProblemCode[]): Operation['responses'][string] {
  const description = codes.map(explain).join('\n\n');
  if (status !== 429 && status !== 503) return { description, content: problem };
  return { description, headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }, content: problem };
}
