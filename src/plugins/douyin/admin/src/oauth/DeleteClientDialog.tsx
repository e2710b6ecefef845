import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { oauthClientContracts, type OAuthClientView } from '../../../contracts/oauth-client';
import { callApi } from '../api';
import { pagePath } from '../plugin-id';
import { AskDialog } from '../shared/AskDialog';
import { FailureBox } from '../shared/FailureBox';
import { Labelled } from '../shared/Labelled';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';

/** Deletes a site for good, once its name is typed. */
export function DeleteClientDialog({ client, onClose }: { client: OAuthClientView; onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { id, name, consents } = client;
  const deleting = useSaving(
    () => callApi(oauthClientContracts.remove, { params: { id } }),
    () => navigate(pagePath('/oauth')),
  );
  return (
    <AskDialog
      title={words('oauth.delete.title', { name })}
      confirm={words('oauth.delete')}
      danger
      disabled={typed.trim() !== name}
      onConfirm={deleting.save}
      onCancel={onClose}
      testId="douyin-oauth-delete-dialog"
    >
      {deleting.failure ? <FailureBox failure={deleting.failure} /> : null}
      <Typography textAlign="center">{words('oauth.delete.text', { count: consents })}</Typography>
      <Labelled name="confirmName" label={words('oauth.delete.type-name', { name })} required>
        <TextInput autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </Labelled>
    </AskDialog>
  );
}
