import { join, resolve } from 'node:path';
import { checkout } from '../checkout';
import { readCorpus } from './corpus';
import { measures, scoreOf, type Measure, type MeasureName } from './score';

/** What each measure is called, and what it is to reach: the least share that is right, 1 where nothing may be wrong. */
const lines: Record<MeasureName, [label: string, goal: number]> = {
  recognised: ['recognised', 0.97],
  recipient: ['recipient', 0.93],
  hardness: ['hard or soft', 0.93],
  class: ['coarse class', 0.85],
  delays: ['delays not taken for failures', 1],
  ordinary: ['ordinary mail not taken for bounces', 1],
  replies: ['SMTP replies: coarse class', 0.85],
};

/** `npm run score [-- FOLDER] [--misses]`: how well mails that come back are read, on corpora that lie outside the checkout. */
export async function runScore(args: string[]): Promise<void> {
  const folder = args.find((arg) => !arg.startsWith('--'));
  const corpus = await readCorpus(resolve(folder ?? join(checkout, '..', 'shared', 'data', 'corpora')));
  if (!corpus) return console.log('no corpus');
  const score = await scoreOf(corpus);
  console.log(`${''.padEnd(36)}${['right', 'of', 'share', 'goal'].map((word) => word.padStart(9)).join('')}`);
  for (const name of measures) console.log(lineOf(name, score[name]));
  if (!args.includes('--misses')) return;
  for (const name of measures) for (const miss of score[name].misses) console.log(`${lines[name][0]}: ${miss}`);
}

function lineOf(name: MeasureName, { of, misses }: Measure): string {
  const [label, goal] = lines[name];
  const right = of - misses.length;
  const share = of === 0 ? 1 : right / of;
  const cells = [String(right), String(of), percent(share), `≥ ${percent(goal)}`];
  return `${label.padEnd(36)}${cells.map((cell) => cell.padStart(9)).join('')}${share < goal ? '  missed' : ''}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
