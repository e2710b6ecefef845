import { z } from 'zod';
import { contract, idParams } from './contract';
import { keywordLimit, leadDetail, leadParams, leadSourceKinds, rowId, text } from './leads';

/** Most rules of a site. */
export const ruleLimit = 200;

/** A rule as it is written: which new leads go to which team; everything given must hold. */
export const ruleForm = z.strictObject({
  name: text(64).min(1),
  isOn: z.boolean().default(true),
  /** App, account and kind of source of the first touch. */
  app: rowId.nullable().default(null),
  account: rowId.nullable().default(null),
  source: z.enum(leadSourceKinds).nullable().default(null),
  /** Words that nickname, notes or tags contain, all of them. */
  keyword: text(keywordLimit).nullable().default(null),
  team: rowId,
});
export type RuleForm = z.infer<typeof ruleForm>;

/** A rule; the first that fits decides. */
export const ruleView = ruleForm.extend({ id: z.string() });
export type RuleView = z.infer<typeof ruleView>;

/** The rules in their order. */
export const ruleList = z.object({ rows: z.array(ruleView) });
export type RuleList = z.infer<typeof ruleList>;

/** Routes of dealing out leads, in the panel. */
export const assignmentContracts = {
  rules: contract({ method: 'GET', path: '/lead-rules', answer: ruleList }),
  createRule: contract({ method: 'POST', path: '/lead-rules', body: ruleForm, answer: ruleView }),
  updateRule: contract({
    method: 'PUT',
    path: '/lead-rules/:id',
    params: idParams,
    body: ruleForm,
    answer: ruleView,
  }),
  removeRule: contract({
    method: 'DELETE',
    path: '/lead-rules/:id',
    params: idParams,
    answer: z.object({ id: z.string() }),
  }),
  /** Puts the rules in this order; all of them are to be named. */
  orderRules: contract({
    method: 'PUT',
    path: '/lead-rule-order',
    body: z.strictObject({ ids: z.array(rowId).max(ruleLimit) }),
    answer: ruleList,
  }),
  /** Makes an unowned lead one's own: of several who try at once one wins, the others get LEAD_STALE. */
  claim: contract({ method: 'POST', path: '/leads/:id/claim', params: leadParams, answer: leadDetail }),
};
