import { createApiClient } from '@portico/api/client';
import { inSession } from '../session/ended-session';

/** The one client of the page. A request that finds the session ended is made again when somebody has signed in again. */
export const api = createApiClient(inSession);
