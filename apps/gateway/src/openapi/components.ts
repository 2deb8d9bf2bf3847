// Parts of the document that many routes share.

/** Headers and parameters, by name. */
export const components = {
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'The same key with the same body gets the first answer for 24 hours (without its secrets), with another body a 422. A second ' +
        'call while the first runs waits for it.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
  },
  headers: {
    RateLimit: {
      description: 'What remains (`r`), and for how many seconds (`t`), by limit.',
      schema: { type: 'string' },
    },
    RateLimitPolicy: { description: 'How many (`q`) in how many seconds (`w`), by limit.', schema: { type: 'string' } },
    RetryAfter: { description: 'Seconds until it is worth trying again.', schema: { type: 'integer' } },
  },
};
