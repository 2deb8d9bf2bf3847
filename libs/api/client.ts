// The gateway's API as the web apps see it: typed by the OpenAPI document (`npm run generate:api`), refusals as ApiProblem.
import createFetchClient from 'openapi-fetch';
import type { Client, Middleware } from 'openapi-fetch';
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

const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
};

/** A client for the page's own origin, by the session's cookie. Every answer but a 2xx is thrown as an ApiProblem. */
export function createApiClient(baseUrl = window.location.origin): ApiClient {
  const client = createFetchClient<paths>({
    baseUrl,
    credentials: 'same-origin',
    querySerializer: { array: { style: 'form', explode: false } },
  });
  client.use(refusals);
  return client;
}

/** The body of an answer. It is there: a refusal was thrown before. */
export async function bodyOf<Body>(call: Promise<{ data?: Body }>): Promise<Body> {
  return (await call).data as Body;
}
