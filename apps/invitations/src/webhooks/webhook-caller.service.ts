import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Injectable } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { noAnswer, outcomeOf, type CallOutcome } from './call';
import { Targets } from './targets.service';

/** How long the other side has for the whole exchange. */
const TIMEOUT_MS = 15_000;

/** One signed call. `body` is JSON; `id` stays the same however often it is repeated. */
export interface SignedCall {
  url: string;
  secret: string;
  id: string;
  body: string;
}

/** Posts events to the addresses that staff gave us: signed per the Standard Webhooks specification, never following a redirect. */
@Injectable()
export class WebhookCaller {
  constructor(private readonly targets: Targets) {}

  /** Never throws: whatever goes wrong is the outcome. */
  async call({ url, secret, id, body }: SignedCall): Promise<CallOutcome> {
    const now = new Date();
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Portico-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': Math.floor(now.getTime() / 1_000),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    };
    try {
      const answer = await this.post(new URL(url), headers, body);
      answer.destroy(); // what it says is not read: the status is all that counts
      return outcomeOf(answer.statusCode ?? 0, answer.headers['retry-after'], now);
    } catch (error) {
      return noAnswer(reasonOf(error));
    }
  }

  private async post(url: URL, headers: Record<string, string | number>, body: string): Promise<IncomingMessage> {
    this.targets.check(url);
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', headers, agent: false, lookup: this.targets.lookup };
      request(url, { ...options, signal: AbortSignal.timeout(TIMEOUT_MS) }, resolve)
        .on('error', reject)
        .end(body);
    });
  }
}

/** A word for people; error messages may hold addresses of our own network. */
function reasonOf(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (name === 'AbortError' || name === 'TimeoutError') return 'timeout';
  return message === 'private address' ? message : (code ?? 'no answer').toLowerCase();
}
