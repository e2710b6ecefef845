import type { Ask } from '../http';
import { middleRound } from '../measure';
import { shown, storm, type Storm } from './storm';

const rounds = 5;

/** Somebody who answers. */
export type Side = { name: string; url: string };

/** What both sides came to, round by round. */
export type Results = { ours: Storm[]; baseline: Storm[] };

/** Rounds of the same requests to both in turns, each going first every other round; a first one is not counted. */
export async function alternate(
  ours: Side,
  baseline: Side,
  { requests, status }: { requests(): Ask[]; status: number },
  tell: (line: string) => void,
): Promise<Results> {
  const results: Results = { ours: [], baseline: [] };
  const pair = [
    { ...ours, all: results.ours },
    { ...baseline, all: results.baseline },
  ];
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, url, all } of round % 2 === 0 ? pair : pair.toReversed()) {
      const result = await storm(url, requests(), { status });
      if (round > 0) all.push(result);
      tell(shown(round === 0 ? `${name}, not counted` : `${name}, round ${round}`, result));
    }
  }
  return results;
}

/** The middle round of one figure. */
export const middleOf = ({ ours, baseline }: Results, what: keyof Storm) =>
  middleRound(
    ours.map((one) => one[what]),
    baseline.map((one) => one[what]),
  );
