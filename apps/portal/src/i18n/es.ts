import type { Words } from './words';
import { account } from './es/account';
import { app } from './es/app';
import { details, passkeys } from './es/details';
import { documents } from './es/documents';
import { home } from './es/home';
import { notices } from './es/notices';
import { problems } from './es/problems';
import { requests } from './es/requests';

export const es = { account, app, details, documents, home, notices, passkeys, problems, requests } satisfies Words;
