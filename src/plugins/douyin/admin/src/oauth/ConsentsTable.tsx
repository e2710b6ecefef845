import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { OAuthConsentView } from '../../../contracts/oauth-client';
import { useAllowed } from '../permissions';
import { Moment } from '../shared/Moment';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';

const columns = ['person', 'scopes', 'since', 'lastUse', 'actions'] as const;

function Person({ consent: { nickname, username } }: { consent: OAuthConsentView }) {
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography fontWeight="bold">{nickname ?? username}</Typography>
      {nickname ? (
        <Typography variant="pi" textColor="neutral600">
          {username}
        </Typography>
      ) : null}
    </Flex>
  );
}

type ConsentsTableProps = {
  consents: OAuthConsentView[];
  onWithdraw: (consent: OAuthConsentView) => void;
};

/** Who agreed to a site, to what and since when. */
export function ConsentsTable({ consents, onWithdraw }: ConsentsTableProps) {
  const words = useWords();
  const may = useAllowed()('oauth.revoke');
  const shown = columns.filter((column) => may || column !== 'actions');
  const cells = (consent: OAuthConsentView) => ({
    person: <Person consent={consent} />,
    scopes: <Typography>{consent.scopes.join(' ')}</Typography>,
    since: <Moment at={consent.consentedAt} />,
    lastUse: <Moment at={consent.lastUsedAt} />,
    actions: (
      <IconButton
        variant="ghost"
        label={words('oauth.revoke.title', { name: consent.nickname ?? consent.username })}
        onClick={() => onWithdraw(consent)}
        data-testid="douyin-oauth-withdraw"
      >
        <Cross />
      </IconButton>
    ),
  });
  return (
    <Table aria-label={words('oauth.consents')} data-testid="douyin-oauth-consents">
      <Thead>
        <tr>
          {shown.map((column) => (
            <Th key={column}>{words(`oauth.consent.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {consents.map((consent) => (
          <Tr key={consent.userId} data-testid="douyin-oauth-consent" data-name={consent.username}>
            {shown.map((column) => (
              <Td key={column}>{cells(consent)[column]}</Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
