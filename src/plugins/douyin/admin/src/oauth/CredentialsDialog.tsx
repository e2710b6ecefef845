import { Button, Flex, Typography } from '@strapi/design-system';
import type { OAuthClientView } from '../../../contracts/oauth-client';
import { Banner } from '../shared/Banner';
import { CopyButton } from '../shared/CopyValue';
import { DialogFrame } from '../shared/DialogFrame';
import { useWords } from '../shared/words';

function Told({ name, value }: { name: 'client_id' | 'client_secret'; value: string }) {
  return (
    <Flex gap={4} justifyContent="space-between" background="neutral100" padding={3} hasRadius>
      <Flex direction="column" alignItems="flex-start">
        <Typography variant="pi" textColor="neutral600">
          {name}
        </Typography>
        <Typography
          style={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}
          data-testid={`douyin-oauth-told-${name}`}
        >
          {value}
        </Typography>
      </Flex>
      <CopyButton value={value} what={name} />
    </Flex>
  );
}

type CredentialsDialogProps = { client: OAuthClientView; secret: string | null; onClose: () => void };

/** What a site proves itself with, its secret shown this once; a public one has none. */
export function CredentialsDialog({ client, secret, onClose }: CredentialsDialogProps) {
  const words = useWords();
  const done = (
    <Button onClick={onClose} data-testid="douyin-oauth-told-done">
      {words(secret === null ? 'action.close' : 'outgoing.secret.done')}
    </Button>
  );
  return (
    <DialogFrame
      title={words('oauth.credentials.title', { name: client.name })}
      width="64rem"
      footer={done}
      onClose={onClose}
      testId="douyin-oauth-told"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {secret === null ? null : (
          <Banner variant="warning" title={words('oauth.credentials.once')}>
            {words('oauth.credentials.text')}
          </Banner>
        )}
        <Told name="client_id" value={client.clientId} />
        {secret === null ? null : <Told name="client_secret" value={secret} />}
      </Flex>
    </DialogFrame>
  );
}
