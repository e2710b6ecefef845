import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { webhookContracts, webhookKeyNames, type WebhookKeyName } from '../../../contracts/webhooks';
import type { WebhookAppView } from '../../../contracts/webhook-subscriptions';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { AskDialog } from '../shared/AskDialog';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { AppPart } from './AppPart';
import { KeyDialog } from './KeyDialog';

type KeysBoxProps = { app: WebhookAppView; onChanged: () => void };
type Asked = { what: 'set' | 'clear'; name: WebhookKeyName };

function KeyLine({
  app,
  name,
  onAsk,
}: {
  app: WebhookAppView;
  name: WebhookKeyName;
  onAsk: (asked: Asked) => void;
}) {
  const words = useWords();
  const maySet = useAllowed()('app.secret');
  const key = app.keys[name];
  return (
    <Flex justifyContent="space-between" gap={4} wrap="wrap" data-testid={`douyin-webhook-key-${name}`}>
      <Flex direction="column" alignItems="flex-start" style={{ flex: '1 1 32rem' }}>
        <Typography fontWeight="semiBold">{words(`webhook.key.${name}`)}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {words(`webhook.key.${name}.hint`)}
        </Typography>
      </Flex>
      <Flex gap={2}>
        <Typography
          textColor={key ? 'neutral800' : 'neutral600'}
          title={key ? words('secret.fingerprint', { fingerprint: key.fingerprint }) : undefined}
        >
          {key ? `••••••••${key.lastFour}` : words('webhook.key.none')}
        </Typography>
        {maySet ? (
          <Button
            size="S"
            variant="tertiary"
            onClick={() => onAsk({ what: 'set', name })}
            data-testid={`douyin-webhook-key-${name}-set`}
          >
            {words(key ? 'webhook.key.replace' : 'webhook.key.set')}
          </Button>
        ) : null}
        {maySet && key ? (
          <Button size="S" variant="danger-light" onClick={() => onAsk({ what: 'clear', name })}>
            {words('webhook.key.clear')}
          </Button>
        ) : null}
      </Flex>
    </Flex>
  );
}

function ClearDialog({
  app,
  name,
  onChanged,
  onClose,
}: KeysBoxProps & { name: WebhookKeyName; onClose: () => void }) {
  const words = useWords();
  const showFailure = useShowFailure();
  const clear = async () => {
    await callApi(webhookContracts.saveKeys, { params: { id: app.id }, body: { [name]: null } })
      .then(onChanged)
      .catch(showFailure);
    onClose();
  };
  return (
    <AskDialog
      title={words('webhook.key.clear.title')}
      confirm={words('webhook.key.clear')}
      danger
      onConfirm={clear}
      onCancel={onClose}
    >
      <Typography textAlign="center">{words(`webhook.key.${name}.clear`)}</Typography>
    </AskDialog>
  );
}

/** The keys an app may have beside its client secret: what may be seen of them, and the way to change them. */
export function KeysBox({ app, onChanged }: KeysBoxProps) {
  const words = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const question = { app, onChanged, onClose: () => setAsked(null) };
  return (
    <AppPart title={words('webhook.keys')}>
      {webhookKeyNames.map((name) => (
        <KeyLine key={name} app={app} name={name} onAsk={setAsked} />
      ))}
      {asked?.what === 'set' ? <KeyDialog name={asked.name} {...question} /> : null}
      {asked?.what === 'clear' ? <ClearDialog name={asked.name} {...question} /> : null}
    </AppPart>
  );
}
