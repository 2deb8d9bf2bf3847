// What the figures are measured by.

export interface Figure {
  name: string;
  unit: string;
  /** What is good, excellent, and the goal. Where the last is the smaller one, less is better. */
  steps: readonly [good: number, excellent: number, goal: number];
}

export const figures = {
  againstTutorial: { name: 'mails a second, times the tutorial', unit: '×', steps: [8, 20, 50] },
  shareOfLimit: { name: 'share of what the machine can carry', unit: '%', steps: [8, 20, 45] },
  mailerCpu: { name: "the mailer's CPU for a mail", unit: 'µs', steps: [600, 270, 110] },
  allCpu: { name: 'all CPU for a mail', unit: 'µs', steps: [800, 350, 170] },
  firstMail: { name: 'first mail after Send', unit: 's', steps: [2, 0.4, 0.15] },
  accepted: { name: 'Send accepted', unit: 's', steps: [1, 0.2, 0.05] },
  generate: { name: 'Generate 50,000', unit: 's', steps: [10, 3, 1] },
  single: { name: 'a single invitation meanwhile, p99', unit: 's', steps: [5, 1, 0.3] },
  import: { name: 'import of 50,000', unit: 's', steps: [30, 10, 4] },
  list: { name: 'residents list, 200,000 rows, p95', unit: 'ms', steps: [300, 80, 30] },
  queue: { name: 'queue bytes for each recipient', unit: 'bytes', steps: [800, 320, 50] },
  linear: { name: 'rate at 200,000 over rate at 10,000', unit: '×', steps: [0.8, 1, 1.2] },
  memory: { name: 'memory of any process at 200,000', unit: 'MB', steps: [400, 250, 160] },
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof figures;

/** The word for a value. */
export function gradeOf({ steps: [good, excellent, goal] }: Figure, value: number): string {
  const reaches = (step: number) => (goal > good ? value >= step : value <= step);
  if (reaches(goal)) return 'goal';
  if (reaches(excellent)) return 'excellent';
  return reaches(good) ? 'good' : 'poor';
}

/** The middle one; of an even number the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/** The value below which this share of all lies, by nearest rank. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
