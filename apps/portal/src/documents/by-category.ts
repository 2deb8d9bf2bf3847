/** In the order in which people look for them: what they live by first. */
const order = ['governing', 'rules', 'form', 'minutes', 'financial', 'other'] as const;
export type Category = (typeof order)[number];

/** The documents of each category that has some; within it they stay in their order. */
export function byCategory<One extends { category: Category }>(documents: readonly One[]): [Category, One[]][] {
  return order.flatMap((category): [Category, One[]][] => {
    const some = documents.filter((document) => document.category === category);
    return some.length > 0 ? [[category, some]] : [];
  });
}
