// Thousands of hostile bodies to all routes that change something: no 5xx, nobody dies, and the system goes on as before.
import type { ImportView } from '@portico/contracts/imports';
import { eventually } from '@portico/testing/eventually';
import type { Api, ProblemBody } from './api';
import { Browser } from './browser';
import { addResident, address, invitedIn, openCommunity, residents } from './community';
import { sentIn } from './message';
import { hostileRequests, type HostileRequest, type OpenApi } from './hostile-bodies';
import { activated } from './portal';
import { nameOf, routes, type Thing } from './routes';
import { signedIn } from './staff';
import { startSystem, type System } from './system';
import { oneOfEverything, type Things } from './things';

const AT_ONCE = 8;

interface Verdict {
  request: HostileRequest;
  status: number;
  problem: ProblemBody;
  /** The import that was begun. */
  made?: string | undefined;
}

describe('hostile bodies', () => {
  let system: System;
  let api: Api;
  let things: Things;
  let cookies: string;
  let requests: HostileRequest[];
  const verdicts: Verdict[] = [];

  beforeAll(async () => {
    system = await startSystem({ RATE_LIMIT_FACTOR: '100000' });
    api = system.api;
    things = await oneOfEverything(api, system.mailbox);
    const email = address();
    await invitedIn(await openCommunity(api), email);
    const resident = await activated(system.url, (await system.mailbox.mailTo(email)).link, new Browser(system.url));
    const staff = await signedIn(system.url, system.admin.email, system.admin.password);
    cookies = `${resident.cookie}; ${staff.cookie}`;
    const document = (await (await fetch(`${system.url}/api/openapi.json`)).json()) as OpenApi;
    requests = hostileRequests(document);
  });
  afterAll(() => system?.close());

  const routeOf = ({ method, path }: HostileRequest) =>
    routes.find((route) => route.method === method && `/api/v1${route.path}` === path)!;

  const send = async (request: HostileRequest): Promise<Verdict> => {
    const route = routeOf(request);
    const second = route.path.includes('{attachmentId}') ? things.attachmentId : things.ids.resident;
    const path = request.path.replace('{id}', things.ids[route.reach as Thing]).replace(/\{\w+\}/, second);
    const byCookie = route.reach === 'session' || route.reach === 'portal' || route.reach === 'anyone';
    const response = await fetch(system.url + path, {
      method: request.method,
      headers: {
        ...(byCookie ? { cookie: cookies, origin: system.url } : api.authorization),
        ...(request.type && { 'content-type': request.type }),
      },
      body: request.body,
      redirect: 'manual',
    });
    const text = await response.text();
    const isProblem = /problem\+json/.test(response.headers.get('content-type') ?? '');
    const made = path.endsWith('/imports') && response.ok ? (JSON.parse(text) as { id: string }).id : undefined;
    return { request, status: response.status, problem: isProblem ? (JSON.parse(text) as ProblemBody) : {}, made };
  };
  const sendAll = async (some: HostileRequest[]) => {
    const waiting = some.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const request of waiting) verdicts.push(await send(request));
      }),
    );
  };
  const shown = ({ request: { method, path, type, body }, status, problem }: Verdict) => [
    status,
    method,
    path,
    type,
    typeof body === 'string' ? body.slice(0, 120) : [...body.entries()].map(String),
    problem.detail,
  ];

  it('are at least 5,000, over all routes that change something', () => {
    expect(requests.length).toBeGreaterThanOrEqual(5_000);
    const unsafe = routes.filter(({ method }) => method !== 'GET').map(nameOf);
    expect(new Set(requests.map((request) => nameOf(routeOf(request))))).toEqual(new Set(unsafe));
  });

  it('are refused or taken, but none brings a 5xx', async () => {
    // What ends a session or removes a thing comes last, so that the others still find it.
    const ends = ({ method, path }: HostileRequest) => method === 'DELETE' || path.endsWith('/logout');
    await sendAll(requests.filter((request) => !ends(request)));
    await sendAll(requests.filter(ends));
    expect(verdicts.filter(({ status }) => status >= 500).map(shown)).toEqual([]);
    expect(verdicts).toHaveLength(requests.length);
  }, 400_000);

  it('are refused with a code and, where a field is wrong, its name', () => {
    const refused = verdicts.filter(({ status }) => status >= 400);
    const pages = ({ request: { type } }: Verdict) => type === 'application/x-www-form-urlencoded';
    expect(refused.filter((verdict) => !verdict.problem.code && !pages(verdict)).map(shown)).toEqual([]);
    const wrong = refused.filter(({ problem }) => problem.code === 'validation.failed');
    expect(wrong.length).toBeGreaterThan(2_000);
    expect(wrong.filter(({ problem }) => !problem.errors?.length).map(shown)).toEqual([]);
    expect(
      refused.filter(({ problem }) => /node_modules|\.js:|SELECT |relation "/.test(JSON.stringify(problem))),
    ).toEqual([]);
  });

  it('leave no import stuck', async () => {
    const begun = verdicts.flatMap(({ made }) => made ?? []);
    expect(begun.length).toBeGreaterThan(20);
    for (const id of begun)
      await eventually(
        async () => expect((await api.get<ImportView>(`/imports/${id}`)).status).toMatch(/done|failed/),
        {
          timeoutMs: 30_000,
        },
      );
  });

  it('leave everything alive, and doing its work', async () => {
    expect(system.sawDeath()).toBe(false);
    expect(Object.prototype).not.toHaveProperty('isAdmin');
    const [place, email] = [await openCommunity(api), address()];
    await addResident(place, { email });
    expect((await sentIn(place)).counts.sent).toBe(1);
    await activated(system.url, (await system.mailbox.mailTo(email)).link);
    expect((await residents(place, 'status=active')).total).toBe(1);
  });
});
