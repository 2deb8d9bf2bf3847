import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const ofMessage = `/api/v1/messages/${ids.thing}/address-checks`;

describe('the addresses to look at', () => {
  const services = new StubServices();
  const asked = () => services.directory.calls.filter(({ method }) => method === 'addressChecks').at(-1)?.args[1];
  const selection = { filter: { kind: ['owner'] }, exclude: [ids.nowhere] };
  let app: Gateway;
  beforeAll(async () => {
    app = await startGateway(services);
  });
  afterAll(() => app?.close());

  const messageIs = (status: string) => {
    services.invitations.answers['getMessage'] = () => ({ communityId: ids.community, selection, status });
  };

  it.each(['draft', 'generating', 'in_review', 'scheduled'])(
    'of a message that is %s are those of its selection',
    async (status) => {
      messageIs(status);
      await app.http.get(`${ofMessage}?finding=typo,role&limit=9`).set(key).expect(200);
      expect(asked()).toEqual({ communityId: ids.community, selection, finding: ['typo', 'role'], limit: 9 });
    },
  );

  it.each(['sending', 'paused', 'sent', 'cancelled'])('are asked for too late when it is %s', async (status) => {
    messageIs(status);
    const { body } = await app.http.get(ofMessage).set(key).expect(409);
    expect(body).toMatchObject({ code: 'message.wrong_state' });
  });

  it('of a community are those of all', async () => {
    await app.http.get(`/api/v1/communities/${ids.community}/address-checks`).set(key).expect(200);
    expect(asked()).toEqual({ communityId: ids.community, selection: { filter: {} }, limit: 50 });
  });

  it('have no finding of another name', async () => {
    const { body } = await app.http.get(`${ofMessage}?finding=wrong`).set(key).expect(422);
    expect(body).toMatchObject({ errors: [{ field: 'finding' }] });
  });
});
