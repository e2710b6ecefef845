import { pageSizes, type ViewSettings } from '../../../../contracts/lead-views';
import type { Layout } from '../layout';
import type { LeadPlace } from '../lead-place';

/** What of a place a view keeps; without a view the columns are those of this browser. */
export function settingsOf({ filters, where, mode, size, layout }: LeadPlace, own: Layout): ViewSettings {
  const { columns, density } = layout ?? own;
  const page = pageSizes.find((one) => one === size) ?? pageSizes[0];
  return { filters, ...(where ? { where } : {}), mode, size: page, columns, density };
}
