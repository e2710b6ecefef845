import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { oauthClientContracts } from '../../../contracts/oauth-client';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { ClientsTable } from './ClientsTable';
import { SiteAddresses } from './SiteAddresses';
import { SiteDangers } from './SiteDangers';

function CreateButton() {
  const words = useWords();
  if (!useAllowed()('oauth.update')) return null;
  return (
    <LinkButton tag={Link} to={pagePath('/oauth/new')} startIcon={<Plus />} data-testid="douyin-oauth-create">
      {words('oauth.create')}
    </LinkButton>
  );
}

function NoClients() {
  const words = useWords();
  return (
    <Empty title={words('oauth.empty.title')} action={<CreateButton />} testId="douyin-oauth-empty">
      {words('oauth.empty.text')}
    </Empty>
  );
}

/** The sites that log their users in with this one. */
export function OAuthPage() {
  const words = useWords();
  const answer = useAnswer(oauthClientContracts.list);
  const hasClients = (answer.data?.clients.length ?? 0) > 0;
  return (
    <Screen
      title={words('oauth.title')}
      subtitle={words('oauth.subtitle')}
      needs="oauth.read"
      primary={hasClients ? <CreateButton /> : null}
    >
      <Await of={answer}>
        {({ clients, site }) => (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <SiteDangers dangers={site.dangers} />
            {clients.length > 0 ? <ClientsTable clients={clients} /> : <NoClients />}
            <SiteAddresses site={site} />
          </Flex>
        )}
      </Await>
    </Screen>
  );
}
