import { Flex } from '@strapi/design-system';
import type { OAuthSite } from '../../../contracts/oauth-client';
import { Banner } from '../shared/Banner';
import { useWords } from '../shared/words';

/** What is dangerous for every connected site, whatever its own settings: nothing where nothing is. */
export function SiteDangers({ dangers }: Pick<OAuthSite, 'dangers'>) {
  const words = useWords();
  if (dangers.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {dangers.map((danger) => (
        <Banner
          key={danger}
          variant="danger"
          title={words(`oauth.site-danger.${danger}`)}
          testId={`douyin-oauth-site-danger-${danger}`}
        >
          {words(`oauth.site-danger.${danger}.remedy`)}
        </Banner>
      ))}
    </Flex>
  );
}
