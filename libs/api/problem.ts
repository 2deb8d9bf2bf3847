// RFC 9457 on the receiving side.

/** One wrong field, as a 422 tells it. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** A refusal of the API. `code` is its stable word, `network` when no answer came at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly FieldProblem[] = [],
    /** By which whoever runs the installation finds the request in the logs. */
    readonly requestId: string | null = null,
  ) {
    super(detail);
  }
}

/** Reads a refusal, also one that is not of our making, such as a proxy's. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const told = (await response.json().catch(() => ({}))) as Partial<ApiProblem>;
  return new ApiProblem(
    response.status,
    told.code ?? 'internal',
    told.detail ?? response.statusText,
    told.errors ?? [],
    response.headers.get('x-request-id'),
  );
}
