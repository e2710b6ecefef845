import { Flex } from '@strapi/design-system';
import type { OAuthClientView } from '../../../contracts/oauth-client';
import { Badge } from '../shared/Badge';
import { useWords } from '../shared/words';

/** What is dangerous about a site's settings, in red; each says more when pointed at. */
export function DangerBadges({ dangers }: Pick<OAuthClientView, 'dangers'>) {
  const words = useWords();
  if (dangers.length === 0) return null;
  return (
    <Flex gap={1} wrap="wrap">
      {dangers.map((danger) => (
        <Badge
          key={danger}
          size="S"
          variant="danger"
          title={words(`oauth.danger.${danger}.hint`)}
          data-testid={`douyin-oauth-danger-${danger}`}
        >
          {words(`oauth.danger.${danger}`)}
        </Badge>
      ))}
    </Flex>
  );
}
