import { createApiClient } from '@portico/api/client';

/** The one client of the page. */
export const api = createApiClient();
