import { useState, type ChangeEvent } from 'react';
import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { webhookContracts, type WebhookKeyName } from '../../../contracts/webhooks';
import type { WebhookAppView } from '../../../contracts/webhook-subscriptions';
import { callApi } from '../api';
import { CopyButton } from '../shared/CopyValue';
import { FormDialog } from '../shared/FormDialog';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';

type KeyDialogProps = {
  app: WebhookAppView;
  name: WebhookKeyName;
  onChanged: () => void;
  onClose: () => void;
};

/** A new key: 32 random bytes. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes));
}

function useKey() {
  const [key, setKey] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const make = () => {
    const fresh = newKey();
    setMade(fresh);
    setKey(fresh);
  };
  // A key made here must be read once, to be entered at the other side.
  return { key, setKey, make, isMade: made !== null && key === made };
}

/** Sets a key of an app; it can be replaced but never read again. */
export function KeyDialog({ app, name, onChanged, onClose }: KeyDialogProps) {
  const words = useWords();
  const { key, setKey, make, isMade } = useKey();
  const label = words(`webhook.key.${name}`);
  const saving = useSaving(
    () => callApi(webhookContracts.saveKeys, { params: { id: app.id }, body: { [name]: key.trim() } }),
    () => {
      onChanged();
      onClose();
    },
  );
  return (
    <FormDialog title={label} width="56rem" saving={saving} onClose={onClose} testId="douyin-webhook-key">
      <Field.Root id="douyin-webhook-key" name="key" required hint={words('webhook.key.hint')}>
        <Field.Label>{label}</Field.Label>
        <TextInput
          type={isMade ? 'text' : 'password'}
          value={key}
          maxLength={256}
          autoComplete="new-password"
          spellCheck={false}
          onChange={(event: ChangeEvent<HTMLInputElement>) => setKey(event.target.value)}
          endAction={isMade ? <CopyButton value={key} what={label} /> : undefined}
        />
        <Field.Hint />
      </Field.Root>
      <Flex>
        <Button size="S" variant="tertiary" onClick={make} data-testid="douyin-webhook-key-make">
          {words('webhook.key.make')}
        </Button>
      </Flex>
    </FormDialog>
  );
}
