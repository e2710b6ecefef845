import { useState } from 'react';
import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { oauthClientContracts, type OAuthClientView } from '../../../contracts/oauth-client';
import { callApi } from '../api';
import { AskDialog } from '../shared/AskDialog';
import { FailureBox } from '../shared/FailureBox';
import { Labelled } from '../shared/Labelled';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';

/** Hours for which the secrets before may still be used. */
const choices = [24, 168, 1, 0] as const;

type NewSecretDialogProps = {
  client: OAuthClientView;
  onMade: (made: { client: OAuthClientView; secret: string }) => void;
  onClose: () => void;
};

/** Asks for how long the former secrets are taken beside a new one, and makes it. */
export function NewSecretDialog({ client, onMade, onClose }: NewSecretDialogProps) {
  const words = useWords();
  const [keepFormerHours, setHours] = useState<number>(choices[0]);
  const making = useSaving(
    () => callApi(oauthClientContracts.addSecret, { params: { id: client.id }, body: { keepFormerHours } }),
    onMade,
  );
  return (
    <AskDialog
      title={words('oauth.secret.new.title', { name: client.name })}
      confirm={words('oauth.secret.new')}
      danger={keepFormerHours === 0}
      onConfirm={making.save}
      onCancel={onClose}
      testId="douyin-oauth-secret-dialog"
    >
      {making.failure ? <FailureBox failure={making.failure} /> : null}
      <Labelled
        name="keepFormerHours"
        label={words('oauth.secret.keep')}
        hint={words('oauth.secret.keep.hint')}
      >
        <SingleSelect value={String(keepFormerHours)} onChange={(hours) => setHours(Number(hours))}>
          {choices.map((hours) => (
            <SingleSelectOption key={hours} value={String(hours)}>
              {words(hours === 0 ? 'oauth.secret.keep.none' : 'oauth.secret.keep.hours', { hours })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Labelled>
    </AskDialog>
  );
}
