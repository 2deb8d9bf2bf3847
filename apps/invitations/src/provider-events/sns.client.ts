import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';

const TIMEOUT_MS = 5_000;
const MOST_CHARACTERS = 20_000;

/** Asks SNS itself. Whoever calls has looked at the address before; no redirect is followed. */
@Injectable()
export class SnsClient {
  /** The certificate there; null where there is none. @throws Problem where SNS does not answer: it brings its message again then */
  async certificate(url: string): Promise<string | null> {
    const answer = await get(url);
    return answer.ok ? (await answer.text()).slice(0, MOST_CHARACTERS) : null;
  }

  /** @returns whether the subscription is confirmed now. @throws Problem likewise */
  async confirm(url: string): Promise<boolean> {
    const answer = await get(url);
    await answer.body?.cancel();
    return answer.ok;
  }
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null);
  if (answer && answer.status < 500) return answer;
  throw new Problem('service.unavailable', 'SNS does not answer.', { retryAfterSeconds: 30 });
}
