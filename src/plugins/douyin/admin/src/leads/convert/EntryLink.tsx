import { Link, Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import type { LeadConversion } from '../../../../contracts/lead-convert';
import { useWords } from '../../shared/words';

const readAction = 'plugin::content-manager.explorer.read';

/** Where the Content Manager shows an entry. */
export const entryPath = ({ type, entry }: Pick<LeadConversion, 'type' | 'entry'>): string =>
  `/content-manager/collection-types/${type}/${entry}`;

type EntryProps = { entry: LeadConversion; testId: string };

/** The way to the entry a lead became, for those who may read it there. */
export function EntryLink({ entry, testId }: EntryProps) {
  const words = useWords();
  const permissions = useAuth('DouyinEntryLink', (state) => state.permissions);
  const mayRead = permissions.some(({ action, subject }) => action === readAction && subject === entry.type);
  if (entry.gone) return <Typography textColor="neutral600">{words('lead.convert.gone')}</Typography>;
  if (!mayRead) return null;
  return (
    <Link tag={RouterLink} to={entryPath(entry)} data-testid={testId}>
      {words('lead.convert.open')}
    </Link>
  );
}
