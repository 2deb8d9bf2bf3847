import { ApiProblem } from '@portico/api/problem';
import { inSession, whenSessionEnds } from './ended-session';

const refusal = (code: string) => new ApiProblem(401, code, 'No.');

/** Answers after so many refusals. */
function answersAfter(refusals: number, code = 'auth.required') {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= refusals) throw refusal(code);
    return `answer ${asked}`;
  };
}

describe('a request', () => {
  let stop: () => void;
  let signIns: number;

  beforeEach(() => {
    signIns = 0;
    stop = whenSessionEnds(async () => void (signIns += 1));
  });
  afterEach(() => stop());

  it('is made once while the session lasts', async () => {
    expect(await inSession(answersAfter(0))).toBe('answer 1');
    expect(signIns).toBe(0);
  });

  it('is made again after a sign-in, where the session has ended', async () => {
    expect(await inSession(answersAfter(1))).toBe('answer 2');
    expect(signIns).toBe(1);
  });

  it('is refused, where the refusal is another', async () => {
    await expect(inSession(answersAfter(1, 'auth.wrong_credentials'))).rejects.toThrow(ApiProblem);
    expect(signIns).toBe(0);
  });

  it('is refused, where there is no page to go on with', async () => {
    stop();
    await expect(inSession(answersAfter(1))).rejects.toThrow(ApiProblem);
    expect(signIns).toBe(0);
  });
});
