import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import {
  oauthClientContracts,
  type OAuthClientView,
  type OAuthConsentView,
} from '../../../contracts/oauth-client';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Panel } from '../shared/Panel';
import { Turn } from '../shared/Turn';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { ConsentsTable } from './ConsentsTable';
import { RevokeDialog } from './RevokeDialog';

const pageSize = 10;

/** Whose consent is to be taken back: one person's, or everybody's. */
type Asked = { of: OAuthConsentView | 'all' };

type ConsentsPanelProps = { client: OAuthClientView; onChanged: (client: OAuthClientView) => void };

function RevokeAll({ client, onAsk }: { client: OAuthClientView; onAsk: () => void }) {
  const words = useWords();
  if (!useAllowed()('oauth.revoke') || client.consents === 0) return null;
  return (
    <Button
      variant="danger-light"
      size="S"
      onClick={onAsk}
      style={{ flexShrink: 0 }}
      data-testid="douyin-oauth-revoke-all"
    >
      {words('oauth.revoke.all')}
    </Button>
  );
}

/** The people who agreed that a site learns who they are; their consent can be taken back, one by one or all at once. */
export function ConsentsPanel({ client, onChanged }: ConsentsPanelProps) {
  const words = useWords();
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = useAnswer(oauthClientContracts.consents, {
    params: { id: client.id },
    query: { page, pageSize },
  });
  const changed = (next: OAuthClientView) => {
    onChanged(next);
    setPage(1);
    answer.reload();
  };
  return (
    <Panel
      title={words('oauth.consents')}
      hint={words('oauth.consents.hint')}
      action={<RevokeAll client={client} onAsk={() => setAsked({ of: 'all' })} />}
    >
      <Await of={answer}>
        {({ rows, total }) =>
          total === 0 ? (
            <Typography textColor="neutral600">{words('oauth.consents.none')}</Typography>
          ) : (
            <Flex direction="column" alignItems="stretch" gap={4}>
              <ConsentsTable consents={rows} onWithdraw={(consent) => setAsked({ of: consent })} />
              <Turn
                page={page}
                pages={Math.ceil(total / pageSize)}
                busy={answer.loading}
                onTurn={setPage}
                testId="douyin-oauth-consents"
              />
            </Flex>
          )
        }
      </Await>
      {asked ? (
        <RevokeDialog client={client} of={asked.of} onRevoked={changed} onClose={() => setAsked(null)} />
      ) : null}
    </Panel>
  );
}
