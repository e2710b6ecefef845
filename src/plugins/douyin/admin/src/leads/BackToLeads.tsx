import { Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';

/** The way back to the list, above the page's title. */
export function BackToLeads() {
  const words = useWords();
  return (
    <Link tag={RouterLink} to={pagePath('/leads')} startIcon={<ArrowLeft />}>
      {words('lead.back')}
    </Link>
  );
}
