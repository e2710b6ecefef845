import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { ArrowClockwise, Link as LinkIcon } from '@strapi/icons';
import type { AccountView } from '../../../contracts/accounts';
import { FailureBox } from '../shared/FailureBox';
import { SteadyButton } from '../shared/SteadyButton';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import { useAccountName } from './AccountPerson';
import { LinkView } from './LinkView';
import { useConsentLink } from './use-consent-link';

/** Each link ends the one before, which its owner may just be about to open: so nothing is made without being asked for. */
function Before({ name }: { name: string }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography>{words('reauthorize.before', { name })}</Typography>
      <Typography>{words('reauthorize.kept')}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {words('reauthorize.former')}
      </Typography>
    </Flex>
  );
}

type ReauthorizeDialogProps = { account: AccountView; onClose: () => void };

/** A link, good once, with which the account's owner consents again: as a QR code and as text to send. */
export function ReauthorizeDialog({ account, onClose }: ReauthorizeDialogProps) {
  const words = useWords();
  const name = useAccountName()(account);
  const { link, failure, busy, make } = useConsentLink(account.id);
  const returnFocus = useReturnFocus();
  return (
    <Modal.Root open onOpenChange={(next: boolean) => (next ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        style={{ maxWidth: '68rem' }}
        data-testid="douyin-reauthorize-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{words('reauthorize.title', { name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4} aria-live="polite">
            {failure ? <FailureBox failure={failure} /> : null}
            {link ? <LinkView link={link} name={name} /> : <Before name={name} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {words('action.close')}
          </Button>
          <SteadyButton
            variant={link ? 'secondary' : 'default'}
            startIcon={link ? <ArrowClockwise /> : <LinkIcon />}
            busy={busy}
            onClick={() => void make()}
            data-testid="douyin-reauthorize-new"
          >
            {words(link ? 'reauthorize.new' : 'reauthorize.make')}
          </SteadyButton>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
