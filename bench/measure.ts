/** One result: ours against a baseline of the same run. */
export type Measure = {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  /** value / baseline */
  ratio: number;
  /** What the ratio should be: `<=1.10` or `>=0.8`. */
  aim: string;
};

/** One benchmark: what it is in a line, and how to run it. */
export type Bench = { title: string; run(tell: (line: string) => void): Promise<Measure[]> };

/** The number that `share` of all do not exceed: 0.5 the middle one, 0.99 all but one of a hundred. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** The round whose ratio is the middle one: a burst of other work on the machine then shifts both of its numbers. */
export function middleRound(
  ours: readonly number[],
  baseline: readonly number[],
): { value: number; baseline: number } {
  const pairs = ours.map((value, round) => ({ value, baseline: baseline[round] ?? NaN }));
  pairs.sort((a, b) => a.value / a.baseline - b.value / b.baseline);
  const middle = pairs[Math.floor(pairs.length / 2)];
  if (!middle) throw new Error('Nothing was measured');
  return middle;
}

/** Completes a measure with its ratio. */
export function measure(result: Omit<Measure, 'ratio'>): Measure {
  return { ...result, ratio: result.value / result.baseline };
}

/** Whether a measure is what it should be. */
export function isMet({ ratio, aim }: Measure): boolean {
  const limit = Number(aim.slice(2));
  return aim.startsWith('<=') ? ratio <= limit : ratio >= limit;
}

const shown = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

/** The results as lines of a table. */
export function table(measures: readonly Measure[]): string[] {
  const head = ['', 'ours', 'baseline', 'ratio', 'aim', ''];
  const rows = measures.map((one) => [
    one.name,
    `${shown(one.value)} ${one.unit}`,
    `${shown(one.baseline)} ${one.unit}`,
    one.ratio.toFixed(3),
    one.aim,
    isMet(one) ? 'met' : 'MISSED',
  ]);
  const widths = head.map((_name, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
