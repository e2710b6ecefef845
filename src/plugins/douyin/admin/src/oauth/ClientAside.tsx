import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import type { OAuthClientView } from '../../../contracts/oauth-client';
import { useAllowed } from '../permissions';
import { CopyValue } from '../shared/CopyValue';
import { Moment } from '../shared/Moment';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { DeleteClientDialog } from './DeleteClientDialog';
import { SecretsPanel } from './SecretsPanel';

type ClientProps = { client: OAuthClientView };

function Facts({ client: { clientId, createdAt, lastUsedAt, isPublic } }: ClientProps) {
  const words = useWords();
  const lines = [
    ['client_id', <CopyValue key="id" value={clientId} what="client_id" />],
    [
      words('oauth.kind'),
      <Typography key="kind">{words(isPublic ? 'oauth.public' : 'oauth.secretive')}</Typography>,
    ],
    [words('oauth.column.lastUse'), <Moment key="use" at={lastUsedAt} />],
    [words('oauth.created'), <Moment key="made" at={createdAt} />],
  ] as const;
  return (
    <Panel title={words('oauth.facts')}>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
        {lines.map(([name, value]) => (
          <Flex key={name} justifyContent="space-between" gap={3} wrap="wrap">
            <Typography tag="dt" textColor="neutral600">
              {name}
            </Typography>
            <dd>{value}</dd>
          </Flex>
        ))}
      </Flex>
    </Panel>
  );
}

function DeleteButton({ client }: ClientProps) {
  const words = useWords();
  const [isAsked, setAsked] = useState(false);
  if (!useAllowed()('oauth.revoke')) return null;
  return (
    <>
      <Button
        variant="danger-light"
        fullWidth
        startIcon={<Trash />}
        onClick={() => setAsked(true)}
        data-testid="douyin-oauth-delete"
      >
        {words('oauth.delete')}
      </Button>
      {isAsked ? <DeleteClientDialog client={client} onClose={() => setAsked(false)} /> : null}
    </>
  );
}

type ClientAsideProps = {
  client: OAuthClientView | null;
  onChanged: (client: OAuthClientView) => void;
};

/** What is beside the form of a site: what it proves itself with, when it was used, and its end. */
export function ClientAside({ client, onChanged }: ClientAsideProps) {
  const words = useWords();
  if (!client)
    return (
      <Panel title={words('oauth.secrets')}>
        <Typography textColor="neutral600">{words('oauth.secrets.after-save')}</Typography>
      </Panel>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Facts client={client} />
      {client.isPublic ? null : <SecretsPanel client={client} onChanged={onChanged} />}
      <DeleteButton client={client} />
    </Flex>
  );
}
