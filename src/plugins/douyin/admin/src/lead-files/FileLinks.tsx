import { Flex, Link, LinkButton } from '@strapi/design-system';
import { ArrowLeft, Clock, Upload } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';

const places = [
  { name: 'import', path: '/leads/imports', needs: 'lead.import', icon: <Upload /> },
  { name: 'exports', path: '/leads/exports', needs: 'lead.export', icon: <Clock /> },
] as const;

/** From the leads to their files, as far as the administrator may. */
export function FileLinks() {
  const words = useWords();
  const allowed = useAllowed();
  return (
    <Flex gap={2}>
      {places
        .filter(({ needs }) => allowed(needs))
        .map(({ name, path, icon }) => (
          <LinkButton
            key={name}
            tag={RouterLink}
            to={pagePath(path)}
            variant="tertiary"
            startIcon={icon}
            data-testid={`douyin-leads-to-${name}`}
          >
            {words(`lead.files.${name}`)}
          </LinkButton>
        ))}
    </Flex>
  );
}

/** The way back, above the page's title. */
export function BackTo({ place }: { place: 'leads' | 'imports' }) {
  const words = useWords();
  return (
    <Link
      tag={RouterLink}
      to={pagePath(place === 'leads' ? '/leads' : '/leads/imports')}
      startIcon={<ArrowLeft />}
    >
      {words(`lead.files.back.${place}`)}
    </Link>
  );
}
