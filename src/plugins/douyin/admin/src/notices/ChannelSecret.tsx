import { useState } from 'react';
import { Button, Checkbox, Flex, TextInput, Typography } from '@strapi/design-system';
import { CopyButton } from '../shared/CopyValue';
import { useWords } from '../shared/words';
import { newWebhookSecret, signs } from './channel-values';
import { ChannelField } from './ChannelField';
import type { ChannelForm } from './use-channel-form';

type FormProps = { form: ChannelForm };

/** What is known of the stored secret, and the way to drop it. */
function StoredSecret({ form }: FormProps) {
  const words = useWords();
  const { secret } = form.channel ?? {};
  if (!secret) return null;
  return (
    <Flex justifyContent="space-between" gap={4} wrap="wrap" data-testid="douyin-channel-secret-stored">
      <Typography>
        <span style={{ fontFamily: 'monospace' }}>{`••••••••${secret.lastFour} `}</span>
        <Typography variant="pi" textColor="neutral600" title={words('secret.fingerprint.hint')}>
          {words('secret.fingerprint', { fingerprint: secret.fingerprint })}
        </Typography>
      </Typography>
      <Checkbox
        checked={form.values.dropSecret}
        disabled={Boolean(form.values.secret)}
        onCheckedChange={(checked: boolean | 'indeterminate') => form.set('dropSecret', checked === true)}
      >
        {words('channel.secret.drop')}
      </Checkbox>
    </Flex>
  );
}

/** The secret messages are signed with: it can be set and replaced but never read again. */
export function ChannelSecret({ form }: FormProps) {
  const words = useWords();
  const [made, setMade] = useState<string | null>(null);
  const { kind, secret } = form.values;
  if (!signs(kind)) return null;
  const make = () => {
    const fresh = newWebhookSecret();
    setMade(fresh);
    form.set('secret', fresh);
  };
  // A secret made here must be read once, to be entered at the receiver.
  const isMade = made !== null && secret === made;
  return (
    <ChannelField form={form} name="secret" hint={words(`channel.secret.${kind}`)}>
      <StoredSecret form={form} />
      <Flex gap={2} alignItems="center">
        <div style={{ flex: 1 }}>
          <TextInput
            type={isMade ? 'text' : 'password'}
            name="secret"
            value={secret}
            placeholder={words(form.channel?.secret ? 'channel.secret.replace' : 'channel.secret.enter')}
            autoComplete="new-password"
            spellCheck={false}
            onChange={(event) => form.set('secret', event.target.value)}
          />
        </div>
        {isMade ? <CopyButton value={secret} what={words('channel.field.secret')} /> : null}
        {kind === 'webhook' ? (
          <Button variant="tertiary" onClick={make} data-testid="douyin-channel-secret-make">
            {words('channel.secret.make')}
          </Button>
        ) : null}
      </Flex>
    </ChannelField>
  );
}
