import { Typography } from '@strapi/design-system';
import {
  oauthClientContracts as contracts,
  type OAuthClientView,
  type OAuthConsentView,
} from '../../../contracts/oauth-client';
import { callApi } from '../api';
import { AskDialog } from '../shared/AskDialog';
import { FailureBox } from '../shared/FailureBox';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';

type RevokeDialogProps = {
  client: OAuthClientView;
  of: OAuthConsentView | 'all';
  onRevoked: (client: OAuthClientView) => void;
  onClose: () => void;
};

/** Takes consent back, one person's or everybody's, after a question that says what stops working. */
export function RevokeDialog({ client, of, onRevoked, onClose }: RevokeDialogProps) {
  const words = useWords();
  const { id, name, consents } = client;
  const revoke = async (): Promise<OAuthClientView> =>
    of === 'all'
      ? (await callApi(contracts.revokeAll, { params: { id } })).client
      : callApi(contracts.withdraw, { params: { id, user: of.userId } });
  const revoking = useSaving(revoke, (changed) => {
    onRevoked(changed);
    onClose();
  });
  const title =
    of === 'all'
      ? words('oauth.revoke.all.title', { name })
      : words('oauth.revoke.title', { name: of.nickname ?? of.username });
  return (
    <AskDialog
      title={title}
      confirm={words('oauth.revoke.confirm')}
      danger
      onConfirm={revoking.save}
      onCancel={onClose}
      testId="douyin-oauth-revoke-dialog"
    >
      {revoking.failure ? <FailureBox failure={revoking.failure} /> : null}
      <Typography textAlign="center">
        {words('oauth.revoke.text', { name, count: of === 'all' ? consents : 1 })}
      </Typography>
    </AskDialog>
  );
}
