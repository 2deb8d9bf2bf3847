/** The points of a polyline through `values`, 0 to `most`, in a box whose top left is 0,0. One value is a level line. */
export function curveOf(values: readonly number[], most: number, { width, height }: { width: number; height: number }) {
  const all = values.length === 1 ? [...values, ...values] : values;
  const step = width / Math.max(all.length - 1, 1);
  const y = (value: number) => (most === 0 ? height : height * (1 - value / most));
  return all.map((value, index) => `${round(index * step)},${round(y(value))}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
