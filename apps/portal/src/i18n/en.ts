import { account } from './en/account';
import { app } from './en/app';
import { details, passkeys } from './en/details';
import { documents } from './en/documents';
import { home } from './en/home';
import { notices } from './en/notices';
import { problems } from './en/problems';
import { requests } from './en/requests';

/** Everything the portal says. A language beside it has the same keys and the same slots. */
export const en = { account, app, details, documents, home, notices, passkeys, problems, requests };
