import { Box, Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { AccountView } from '../../../contracts/accounts';
import type { Answer } from '../../../contracts/contract';
import { tokenContracts } from '../../../contracts/tokens';
import { Await } from '../shared/Await';
import { CopyButton } from '../shared/CopyValue';
import { useMoments } from '../shared/moments';
import { SteadyButton } from '../shared/SteadyButton';
import { svgImage } from '../shared/svg-image';
import { useAnswer } from '../shared/use-answer';
import { useClock } from '../shared/use-clock';
import { useCountdown } from '../shared/use-countdown';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import { useAccountName } from './AccountPerson';

type ConsentLink = Answer<typeof tokenContracts.reauthorizeLink>;

const size = '20rem';

function LinkField({ url }: { url: string }) {
  const words = useWords();
  return (
    <Field.Root name="reauthorize-link" width="100%">
      <Field.Label>{words('reauthorize.link')}</Field.Label>
      <Flex gap={1}>
        <Box flex="1">
          <TextInput value={url} readOnly onFocus={(event) => event.currentTarget.select()} />
        </Box>
        <CopyButton value={url} what={words('reauthorize.link')} />
      </Flex>
    </Field.Root>
  );
}

function Lapsed() {
  const words = useWords();
  return (
    <Flex width={size} height={size} background="neutral100" hasRadius justifyContent="center" padding={4}>
      <Typography role="status" textAlign="center">
        {words('reauthorize.lapsed')}
      </Typography>
    </Flex>
  );
}

function LinkView({ link, name }: { link: ConsentLink; name: string }) {
  const words = useWords();
  const { full } = useMoments();
  const countdown = useCountdown();
  const now = useClock(5_000);
  const lapsed = Date.parse(link.expiresAt) <= now;
  return (
    <Flex gap={6} alignItems="flex-start" wrap="wrap" data-testid="douyin-reauthorize-link">
      {lapsed ? (
        <Lapsed />
      ) : (
        // White in the dark theme as well: phones read nothing else reliably.
        <Box padding={2} hasRadius style={{ background: '#ffffff', lineHeight: 0 }}>
          <img
            src={svgImage(link.qrSvg)}
            alt={words('reauthorize.qr')}
            style={{ width: size, height: size }}
          />
        </Box>
      )}
      <Flex direction="column" alignItems="stretch" gap={4} flex="1" minWidth="26rem">
        <Typography>{words('reauthorize.how', { name })}</Typography>
        {lapsed ? null : <LinkField url={link.url} />}
        {lapsed ? null : (
          <Typography variant="pi" textColor="neutral600" title={full(link.expiresAt)}>
            {words('reauthorize.ends', { at: countdown(link.expiresAt, now) })}
          </Typography>
        )}
        <Typography variant="pi" textColor="neutral600">
          {words('reauthorize.same')}
        </Typography>
      </Flex>
    </Flex>
  );
}

type ReauthorizeDialogProps = { account: AccountView; onClose: () => void };

/** A link, good once, with which the account's owner consents again: as a QR code and as text to send. */
export function ReauthorizeDialog({ account, onClose }: ReauthorizeDialogProps) {
  const words = useWords();
  const name = useAccountName()(account);
  const link = useAnswer(tokenContracts.reauthorizeLink, { params: { id: account.id } });
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
          <Await of={link}>{(data) => <LinkView link={data} name={name} />}</Await>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {words('action.close')}
          </Button>
          {link.data ? (
            <SteadyButton
              variant="secondary"
              startIcon={<ArrowClockwise />}
              busy={link.loading}
              onClick={link.reload}
              data-testid="douyin-reauthorize-new"
            >
              {words('reauthorize.new')}
            </SteadyButton>
          ) : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
