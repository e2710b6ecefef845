import { Flex, LinkButton } from '@strapi/design-system';
import { Clock, Duplicate, Upload } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';

const pages = [
  { name: 'imports', needs: 'lead.import', Icon: Upload },
  { name: 'exports', needs: 'lead.export', Icon: Clock },
  { name: 'duplicates', needs: 'lead.merge', Icon: Duplicate },
] as const;

/** The ways from the list to what else is done with leads, as far as the administrator may. */
export function LeadsActions() {
  const words = useWords();
  const allowed = useAllowed();
  return (
    <Flex gap={2} wrap="wrap" justifyContent="flex-end">
      {pages
        .filter(({ needs }) => allowed(needs))
        .map(({ name, Icon }) => (
          <LinkButton
            key={name}
            tag={NavLink}
            to={pagePath(`/leads/${name}`)}
            variant="tertiary"
            size="S"
            startIcon={<Icon />}
            data-testid={`douyin-leads-to-${name}`}
          >
            {words(`lead.${name}.open`)}
          </LinkButton>
        ))}
    </Flex>
  );
}
