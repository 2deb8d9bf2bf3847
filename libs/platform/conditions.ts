/** The conditions of a query with their parameters, put together step by step; `?` stands for a parameter. */
export class Conditions {
  readonly parameters: unknown[] = [];
  private readonly parts: string[] = [];

  and(sql: string, ...values: unknown[]): this {
    let next = 0;
    this.parts.push(sql.replaceAll('?', () => `$${this.parameters.push(values[next++])}`));
    return this;
  }

  /** The same conditions, to add more without changing these. */
  copy(): Conditions {
    const copy = new Conditions();
    copy.parts.push(...this.parts);
    copy.parameters.push(...this.parameters);
    return copy;
  }

  toString(): string {
    return this.parts.length > 0 ? this.parts.join(' AND ') : 'TRUE';
  }
}
