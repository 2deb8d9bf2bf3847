import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import { hashOf } from '@portico/platform/secret';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { CookieJar } from '../access/cookie-jar.service';
import { GatewayConfig } from '../config';
import { BrowsersService } from './browsers.service';
import { isOurNonce, makeNonce, NONCE_SECONDS } from './nonce';

/** Nonces of activation pages. */
@Injectable()
export class NoncesService {
  constructor(
    private readonly db: DataSource,
    private readonly jar: CookieJar,
    private readonly browsers: BrowsersService,
    private readonly config: GatewayConfig,
  ) {}

  /** A new nonce, and the cookie that binds it to this browser; pages open side by side share the cookie. */
  issue(request: Request, response: Response): { nonce: string; expiresAt: Date } {
    return makeNonce(this.config.sessionSecret, this.browsers.mark(request, response), Date.now());
  }

  /** Uses a nonce up: of many at once one wins. @throws Problem `activation.nonce_invalid`. */
  async spend(request: Request, nonce: string): Promise<void> {
    const ours = isOurNonce(this.config.sessionSecret, this.jar.read(request, 'browser'), nonce, Date.now());
    if (!ours || !(await this.note(nonce))) throw new Problem('activation.nonce_invalid');
  }

  /** For a request that asked a question back and changed nothing: it comes again with the same page. */
  async giveBack(nonce: string): Promise<void> {
    await this.db.query('DELETE FROM spent_nonce WHERE nonce_hash = $1', [hashOf(nonce)]);
  }

  async sweep(): Promise<void> {
    await this.db.query('DELETE FROM spent_nonce WHERE expires_at < now()');
  }

  /** Kept twice as long as a nonce lives, whatever the clocks of database and process think of each other. */
  private async note(nonce: string): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      `INSERT INTO spent_nonce (nonce_hash, expires_at) VALUES ($1, now() + make_interval(secs => $2))
       ON CONFLICT DO NOTHING RETURNING 1`,
      [hashOf(nonce), 2 * NONCE_SECONDS],
    );
    return rows.length > 0;
  }
}
