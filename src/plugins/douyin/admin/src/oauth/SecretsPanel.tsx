import { useState } from 'react';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Key, Trash } from '@strapi/icons';
import { oauthClientContracts, type OAuthClientView } from '../../../contracts/oauth-client';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { AskDialog } from '../shared/AskDialog';
import { FailureBox } from '../shared/FailureBox';
import { useMoments } from '../shared/moments';
import { Panel } from '../shared/Panel';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';
import { CredentialsDialog } from './CredentialsDialog';
import { NewSecretDialog } from './NewSecretDialog';

type Secret = OAuthClientView['secrets'][number];
type OnChanged = (client: OAuthClientView) => void;

type SecretRowProps = { secret: Secret; mayEnd: boolean; onEnd: (secret: Secret) => void };

function SecretRow({ secret, mayEnd, onEnd }: SecretRowProps) {
  const words = useWords();
  const { full } = useMoments();
  const { lastFour, createdAt, endsAt } = secret;
  return (
    <Flex tag="li" justifyContent="space-between" gap={3} data-testid="douyin-oauth-secret">
      <Flex direction="column" alignItems="flex-start">
        <Typography style={{ fontFamily: 'monospace' }}>{`••••••••${lastFour}`}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {words('oauth.secret.made', { at: full(createdAt) })}
        </Typography>
        {endsAt ? (
          <Typography variant="pi" textColor="neutral600">
            {words('oauth.secret.until', { at: full(endsAt) })}
          </Typography>
        ) : null}
      </Flex>
      {mayEnd ? (
        <IconButton
          variant="ghost"
          label={words('oauth.secret.end.title', { lastFour })}
          onClick={() => onEnd(secret)}
          data-testid="douyin-oauth-secret-end"
        >
          <Trash />
        </IconButton>
      ) : null}
    </Flex>
  );
}

type EndSecretProps = { client: OAuthClientView; secret: Secret; onChanged: OnChanged; onClose: () => void };

function EndSecretDialog({ client, secret, onChanged, onClose }: EndSecretProps) {
  const words = useWords();
  const params = { id: client.id, secret: secret.id };
  const ending = useSaving(
    () => callApi(oauthClientContracts.endSecret, { params }),
    (changed) => {
      onChanged(changed);
      onClose();
    },
  );
  const isLast = client.secrets.length === 1;
  return (
    <AskDialog
      title={words('oauth.secret.end.title', { lastFour: secret.lastFour })}
      confirm={words('oauth.secret.end')}
      danger
      onConfirm={ending.save}
      onCancel={onClose}
      testId="douyin-oauth-secret-end-dialog"
    >
      {ending.failure ? <FailureBox failure={ending.failure} /> : null}
      <Typography textAlign="center">
        {words(isLast ? 'oauth.secret.end.last' : 'oauth.secret.end.text')}
      </Typography>
    </AskDialog>
  );
}

/** Which dialog is open. */
type Opened = { what: 'new' } | { what: 'told'; secret: string } | { what: 'end'; secret: Secret };

type SecretsPanelProps = { client: OAuthClientView; onChanged: OnChanged };

/** The secrets of a site: their last signs, a new one beside them for the time of a change, and their end. */
export function SecretsPanel({ client, onChanged }: SecretsPanelProps) {
  const words = useWords();
  const may = useAllowed()('oauth.secret');
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const tell = (made: { client: OAuthClientView; secret: string }) => {
    onChanged(made.client);
    setOpened({ what: 'told', secret: made.secret });
  };
  const add = may ? (
    <Button
      variant="secondary"
      size="S"
      startIcon={<Key />}
      onClick={() => setOpened({ what: 'new' })}
      data-testid="douyin-oauth-secret-add"
    >
      {words('oauth.secret.new')}
    </Button>
  ) : null;
  return (
    <Panel title={words('oauth.secrets')} hint={words('oauth.secrets.hint')}>
      {client.secrets.length === 0 ? (
        <Typography textColor="danger700">{words('oauth.secrets.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {client.secrets.map((secret) => (
            <SecretRow
              key={secret.id}
              secret={secret}
              mayEnd={may}
              onEnd={(ended) => setOpened({ what: 'end', secret: ended })}
            />
          ))}
        </Flex>
      )}
      {add ? <Flex>{add}</Flex> : null}
      {opened?.what === 'new' ? <NewSecretDialog client={client} onMade={tell} onClose={close} /> : null}
      {opened?.what === 'told' ? (
        <CredentialsDialog client={client} secret={opened.secret} onClose={close} />
      ) : null}
      {opened?.what === 'end' ? (
        <EndSecretDialog client={client} secret={opened.secret} onChanged={onChanged} onClose={close} />
      ) : null}
    </Panel>
  );
}
