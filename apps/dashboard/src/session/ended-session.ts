// A session that ends under somebody's hands: they sign in again over the page, what was asked meanwhile waits for it, and nothing
// that was typed is lost.
import { ApiProblem } from '@portico/api/problem';

/** Whether nobody is signed in (any more); a wrong password is another 401. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'auth.required';
}

type SignInAgain = () => Promise<void>;

let signInAgain: SignInAgain | null = null;

/** Says who asks for the sign-in, while there is a page to go on with. @returns ends that */
export function whenSessionEnds(ask: SignInAgain): () => void {
  signInAgain = ask;
  return () => {
    signInAgain = null;
  };
}

/** Asks the API; where the session has ended, once more after somebody has signed in again. A refused request has done nothing. */
export async function inSession<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!isSignedOut(error) || !signInAgain) throw error;
    await signInAgain();
    return ask();
  }
}
