import { useId, useState } from 'react';
import { Box, Flex, Grid, Switch, Typography } from '@strapi/design-system';
import {
  webhookSubscriptionContracts,
  type SubscriptionView,
  type WebhookAppView,
} from '../../../contracts/webhook-subscriptions';
import { callApi } from '../api';
import { Await } from '../shared/Await';
import { useAnswer } from '../shared/use-answer';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { AppPart } from './AppPart';
import { useEventName } from './event-words';

type SubscriptionProps = {
  subscription: SubscriptionView;
  locked: boolean;
  onChange: (on: boolean) => void;
};

function Subscription({ subscription: { event, on }, locked, onChange }: SubscriptionProps) {
  const id = useId();
  const name = useEventName()(event);
  return (
    <Flex gap={3} width="100%" data-testid="douyin-webhook-subscription" data-event={event} data-on={on}>
      <Switch
        id={id}
        checked={on}
        disabled={locked}
        // The design system paints "off" red, which reads as a fault; an event that is off is none.
        style={on ? undefined : { backgroundColor: '#a5a5ba' }}
        onCheckedChange={onChange}
      />
      <Box minWidth={0}>
        <Typography tag="label" htmlFor={id} style={{ display: 'block' }}>
          {name}
        </Typography>
        <Typography
          variant="pi"
          textColor="neutral600"
          style={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}
        >
          {event}
        </Typography>
      </Box>
    </Flex>
  );
}

/** The platform's answer which events an app gets, and the way to change it. */
function useSubscriptions(appId: string) {
  const showFailure = useShowFailure();
  const params = { id: appId };
  const answer = useAnswer(webhookSubscriptionContracts.list, { params });
  const [busy, setBusy] = useState(false);
  const change = async (event: string, on: boolean) => {
    setBusy(true);
    try {
      answer.replace(await callApi(webhookSubscriptionContracts.update, { params, body: { event, on } }));
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(false);
  };
  return { answer, busy, change };
}

/** Which events the platform delivers to an app, each with its switch. */
export function Subscriptions({ app, mayUpdate }: { app: WebhookAppView; mayUpdate: boolean }) {
  const words = useWords();
  const { answer, busy, change } = useSubscriptions(app.id);
  return (
    <AppPart title={words('webhook.subscriptions')} hint={words('webhook.subscriptions.hint')}>
      <Await of={answer}>
        {({ events }) => (
          <Grid.Root gap={4} data-testid="douyin-webhook-subscriptions">
            {events.map((subscription) => (
              <Grid.Item key={subscription.event} col={4} s={6} xs={12}>
                <Subscription
                  subscription={subscription}
                  locked={!mayUpdate || busy}
                  onChange={(on) => void change(subscription.event, on)}
                />
              </Grid.Item>
            ))}
          </Grid.Root>
        )}
      </Await>
    </AppPart>
  );
}
