import { cpus } from 'node:os';
import { figures, gradeOf, medianOf, type FigureName } from './grades';

/** What the rounds measured; a figure may have no values, where something was not installed or not asked for. */
export type Measured = Partial<Record<FigureName, number[]>>;

/** The table for the README: each figure's median, minimum and maximum over the rounds, and how good that is. */
export function tableOf(measured: Measured): string {
  const rows = Object.entries(figures).flatMap(([name, figure]) => {
    const values = measured[name as FigureName] ?? [];
    if (values.length === 0) return [];
    const [median, least, most] = [medianOf(values), Math.min(...values), Math.max(...values)];
    const range = values.length > 1 ? `${shown(least)} to ${shown(most)}` : '';
    return [`| ${figure.name} | ${shown(median)} ${figure.unit} | ${range} | ${gradeOf(figure, median)} |`];
  });
  return ['| figure | median | range | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** When and where it was measured. */
export function occasion(rounds: number): string {
  const [{ model } = { model: 'unknown' }] = cpus();
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${model.trim()}), Node ${process.versions.node}, ${rounds} rounds`;
}

function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
