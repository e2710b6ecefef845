import { useId } from 'react';
import { Box, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { WebhookAppView } from '../../../contracts/webhook-subscriptions';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Badge } from '../shared/Badge';
import { CopyButton } from '../shared/CopyValue';
import { Moment } from '../shared/Moment';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { KeysBox } from './KeysBox';
import { Subscriptions } from './Subscriptions';
import { TestEvent } from './TestEvent';

function Address({ url }: { url: string }) {
  const words = useWords();
  const id = useId();
  return (
    <Field.Root id={id} hint={words('webhook.url.hint')}>
      <Field.Label>{words('url.webhook')}</Field.Label>
      <TextInput
        readOnly
        value={url}
        data-testid="douyin-webhook-url"
        onFocus={(event: React.FocusEvent<HTMLInputElement>) => event.target.select()}
        endAction={<CopyButton value={url} what={words('url.webhook')} />}
      />
      <Field.Hint />
    </Field.Root>
  );
}

/** Whether it is on, whether the platform ever proved itself, and when it last came. */
function Standing({ app }: { app: WebhookAppView }) {
  const words = useWords();
  return (
    <Flex gap={4} wrap="wrap" data-testid="douyin-webhook-standing" data-verified={app.verifiedAt !== null}>
      <Badge variant={app.on ? 'success' : 'neutral'}>{words(app.on ? 'webhook.on' : 'webhook.off')}</Badge>
      <Badge variant={app.verifiedAt ? 'success' : 'warning'}>
        {words(app.verifiedAt ? 'webhook.verified' : 'webhook.not-verified')}
      </Badge>
      <Flex gap={1}>
        <Typography textColor="neutral600">{words('webhook.last')}</Typography>
        <Moment at={app.lastAt} />
      </Flex>
      {app.on ? null : (
        <Link tag={RouterLink} to={pagePath(`/apps/${app.id}`)}>
          {words('webhook.switch-on')}
        </Link>
      )}
    </Flex>
  );
}

/** One app: the address for the platform's console, its keys, which events it gets, and a test. */
export function AppCard({ app, onChanged }: { app: WebhookAppView; onChanged: () => void }) {
  const mayUpdate = useAllowed()('webhook.update');
  return (
    <Panel title={app.name} testId="douyin-webhook-app">
      <Standing app={app} />
      <Box maxWidth="72rem">
        <Address url={app.url} />
      </Box>
      <KeysBox app={app} onChanged={onChanged} />
      {mayUpdate ? <TestEvent app={app} /> : null}
      <Subscriptions app={app} mayUpdate={mayUpdate} />
    </Panel>
  );
}
