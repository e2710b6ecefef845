import { Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { pagePath } from '../plugin-id';

/** The way back to another of the plugin's pages, above a page's title. */
export const BackLink = ({ to, children }: { to: string; children: string }) => (
  <Link tag={NavLink} to={pagePath(to)} startIcon={<ArrowLeft />}>
    {children}
  </Link>
);
