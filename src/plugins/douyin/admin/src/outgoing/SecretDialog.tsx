import { Button, Flex, Typography } from '@strapi/design-system';
import { Banner } from '../shared/Banner';
import { CopyButton } from '../shared/CopyValue';
import { DialogFrame } from '../shared/DialogFrame';
import { useWords } from '../shared/words';

/** A new secret, shown this once to be entered at the receiver. */
export function SecretDialog({
  name,
  secret,
  onClose,
}: {
  name: string;
  secret: string;
  onClose: () => void;
}) {
  const words = useWords();
  const done = (
    <Button onClick={onClose} data-testid="douyin-outgoing-secret-done">
      {words('outgoing.secret.done')}
    </Button>
  );
  return (
    <DialogFrame
      title={words('outgoing.secret.title', { name })}
      width="64rem"
      footer={done}
      onClose={onClose}
      testId="douyin-outgoing-secret-dialog"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Banner variant="warning" title={words('outgoing.secret.once')}>
          {words('outgoing.secret.text')}
        </Banner>
        <Flex gap={2} justifyContent="space-between" background="neutral100" padding={3} hasRadius>
          <Typography
            style={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}
            data-testid="douyin-outgoing-secret"
          >
            {secret}
          </Typography>
          <CopyButton value={secret} what={words('outgoing.secret')} />
        </Flex>
      </Flex>
    </DialogFrame>
  );
}
