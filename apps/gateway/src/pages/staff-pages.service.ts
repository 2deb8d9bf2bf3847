import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import type { Locale } from '@portico/mail/content';
import type { Request } from 'express';
import { EntityManager } from 'typeorm';
import { BrowsersService } from '../portal/browsers.service';
import { PasswordLinksService } from '../staff/password-links.service';
import type { PageAnswer } from '../forms/page-answer';
import { answer } from './page';
import { tokenOfRequest } from './page.request';
import { passwordOutcomePage, passwordPage } from './staff-pages';
import { troublePage } from './trouble-page';

/** Where members of staff set a password by the link of a mail. */
@Injectable()
export class StaffPagesService {
  constructor(
    private readonly links: PasswordLinksService,
    private readonly browsers: BrowsersService,
    private readonly db: EntityManager,
  ) {}

  async setPassword(request: Request): Promise<Response> {
    const locale = this.browsers.languageOf(request);
    const token = tokenOfRequest(request);
    return answer(token === null ? passwordOutcomePage(locale, 'dead', 404) : await this.pageOf(token, locale));
  }

  passwordSet(request: Request): Response {
    return answer(passwordOutcomePage(this.browsers.languageOf(request), 'done', 200));
  }

  /** What went wrong with the password that was sent. */
  async trouble(problem: Problem, request: Request): Promise<PageAnswer> {
    const locale = this.browsers.languageOf(request);
    if (problem.code.startsWith('sign_in.')) return passwordOutcomePage(locale, 'dead', problem.status);
    const token = tokenOfRequest(request);
    if (problem.code !== 'validation.failed' || token === null) return troublePage(locale, problem);
    return this.pageOf(token, locale, problem.detail);
  }

  /** The page that asks for the password, or that says that its link is dead. `wrong` says why the last one was refused. */
  private async pageOf(token: string, locale: Locale, wrong?: string): Promise<PageAnswer> {
    try {
      const { email } = await this.links.look(this.db, token);
      return passwordPage(locale, email, token, wrong);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return passwordOutcomePage(locale, 'dead', error.status);
    }
  }
}
