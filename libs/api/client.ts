// The gateway's API as the web apps see it: typed by the OpenAPI document (`npm run generate:api`), refusals as ApiProblem.
import createFetchClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import { problemOf } from './problem';
import type { components, paths } from './schema';

/** A client of the API: `client.GET('/api/v1/communities', …)`. */
export type ApiClient = Client<paths>;

/** A class of the document by its name, such as `Schema<'ResidentView'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What a list takes as its query. */
export type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;

/** Makes a request, once or, of those that were refused, again. */
type Attempts = (attempt: () => Promise<Response>) => Promise<Response>;

const once: Attempts = (attempt) => attempt();

/** A client for the page's own origin, by the session's cookie. Every answer but a 2xx is thrown as an ApiProblem. */
export function createApiClient(attempts = once): ApiClient {
  return createFetchClient<paths>({
    baseUrl: window.location.origin,
    credentials: 'same-origin',
    querySerializer: { array: { style: 'form', explode: false } },
    fetch: (request) => attempts(() => accepted(request.clone())),
  });
}

async function accepted(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** The body of an answer. It is there: a refusal was thrown before. */
export async function bodyOf<Body>(call: Promise<{ data?: Body }>): Promise<Body> {
  return (await call).data as Body;
}
