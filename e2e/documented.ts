// Every problem that a test meets must be one that the OpenAPI document tells of that route.

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
}

/** Where there is no such route, or not with this method, no route can tell of it. */
const ofNoRoute = ['route.not_found', 'method.not_allowed'];
const documents = new Map<string, Promise<OpenApi>>();

/** @throws Error that names a problem which the document of this system does not have at that route and status. */
export async function demandDocumented(
  url: string,
  method: string,
  path: string,
  problem: { status: number; code: string | undefined },
): Promise<void> {
  if (problem.status < 400 || problem.code === undefined || ofNoRoute.includes(problem.code)) return;
  const { paths } = await documentOf(url);
  const [asked = ''] = `/api/v1${path}`.split('?');
  const template = Object.keys(paths).find((known) => known === asked) ?? Object.keys(paths).find(matching(asked));
  const route = template && paths[template]?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
  const told = route ? (route.responses[problem.status]?.description ?? '') : '';
  if (!told.includes(`\`${problem.code}\`:`)) {
    throw new Error(`The document does not tell that ${method} ${template ?? asked} answers ${problem.code}.`);
  }
}

function matching(asked: string): (template: string) => boolean {
  return (template) => new RegExp(`^${template.replaceAll('.', '[.]').replace(/\{\w+\}/g, '[^/]+')}$`).test(asked);
}

function documentOf(url: string): Promise<OpenApi> {
  const known =
    documents.get(url) ?? fetch(`${url}/api/openapi.json`).then((answer) => answer.json() as Promise<OpenApi>);
  documents.set(url, known);
  return known;
}
