import { Typography } from '@strapi/design-system';
import { bothSecretsHours, outgoingContracts, type OutgoingHook } from '../../../contracts/outgoing';
import { callApi } from '../api';
import { AskDialog } from '../shared/AskDialog';
import { FailureBox } from '../shared/FailureBox';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';
import { HookDialog } from './HookDialog';
import { MessagesDialog } from './MessagesDialog';
import { SecretDialog } from './SecretDialog';

/** Which dialog is open, and about which webhook; none: about a new one. */
export type Opened =
  | { what: 'edit'; hook: OutgoingHook | null }
  | { what: 'renew' | 'messages'; hook: OutgoingHook }
  | { what: 'secret'; hook: OutgoingHook; secret: string };

type RenewProps = {
  hook: OutgoingHook;
  onRenewed: (made: { hook: OutgoingHook; secret: string }) => void;
  onClose: () => void;
};

function RenewDialog({ hook, onRenewed, onClose }: RenewProps) {
  const words = useWords();
  const { id, name } = hook;
  const renewing = useSaving(() => callApi(outgoingContracts.renew, { params: { id } }), onRenewed);
  return (
    <AskDialog
      title={words('outgoing.renew.title', { name })}
      confirm={words('outgoing.renew.confirm')}
      onConfirm={renewing.save}
      onCancel={onClose}
      testId="douyin-outgoing-renew-dialog"
    >
      {renewing.failure ? <FailureBox failure={renewing.failure} /> : null}
      <Typography textAlign="center">{words('outgoing.renew.text', { hours: bothSecretsHours })}</Typography>
    </AskDialog>
  );
}

type HookDialogsProps = {
  opened: Opened;
  onOpen: (next: Opened | null) => void;
  onChanged: () => void;
};

/** The dialog that is open. */
export function HookDialogs({ opened, onOpen, onChanged }: HookDialogsProps) {
  const close = () => onOpen(null);
  const tell = ({ hook, secret }: { hook: OutgoingHook; secret: string | null }) => {
    onChanged();
    onOpen(secret === null ? null : { what: 'secret', hook, secret });
  };
  if (opened.what === 'edit') return <HookDialog hook={opened.hook} onSaved={tell} onClose={close} />;
  const { hook } = opened;
  if (opened.what === 'renew') return <RenewDialog hook={hook} onRenewed={tell} onClose={close} />;
  if (opened.what === 'secret')
    return <SecretDialog name={hook.name} secret={opened.secret} onClose={close} />;
  return <MessagesDialog hook={hook} onChanged={onChanged} onClose={close} />;
}
