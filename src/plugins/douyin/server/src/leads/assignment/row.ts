import type { Core } from '@strapi/strapi';
import type { LeadSourceKind } from '../../../../contracts/leads';

/** Uid of the rules' content type. */
export const ruleUid = 'plugin::douyin.lead-rule';

/** The table of the rules. */
export const ruleTable = 'douyin_lead_rules';

/** A rule as it is stored. */
export type RuleRow = {
  documentId: string;
  name: string;
  position: number;
  isOn: boolean;
  appId: string | null;
  accountId: string | null;
  sourceKind: LeadSourceKind | null;
  keyword: string | null;
  team: string;
};

/** All rules in their order. */
export const allRules = (strapi: Core.Strapi): Promise<RuleRow[]> =>
  strapi.db.query(ruleUid).findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  }) as Promise<RuleRow[]>;
