import { z } from 'zod';

/** The stages of a site, each with those a lead can go to from there. */
export type Stages = Record<string, string[]>;

/** Stages that every site has: where a lead begins, and what the public contract names. */
export const fixedStages = ['NEW', 'CONTACTED', 'CONVERTED'] as const;

/** Where every lead begins. */
export const firstStage = 'NEW';

/** The stages of a site that says nothing else: forward, and back by one step. */
export const defaultStages: Stages = {
  NEW: ['CONTACTED'],
  CONTACTED: ['CONVERTED', 'NEW'],
  CONVERTED: ['CONTACTED'],
};

/** What is wrong with a table of stages; null when nothing is. */
export function faultOf(stages: Stages): string | null {
  const missing = fixedStages.find((stage) => !(stage in stages));
  if (missing) return `must name the stage ${missing}`;
  const strange = Object.values(stages)
    .flat()
    .find((stage) => !(stage in stages));
  return strange ? `leads to the stage ${strange}, which it does not name` : null;
}

/** Whether a lead can go from one stage to another; staying is always allowed. A stage no longer named leads anywhere. */
export const mayGo = (stages: Stages, from: string, to: string): boolean =>
  from === to || (to in stages && (stages[from]?.includes(to) ?? true));

/** Stages for a screen: where leads begin, and all stages with those that may follow. */
export const stageList = z.object({
  first: z.string(),
  stages: z.array(z.object({ name: z.string(), next: z.array(z.string()) })),
});
