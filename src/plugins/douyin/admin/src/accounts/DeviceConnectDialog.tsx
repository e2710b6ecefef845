import { Box, Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { ArrowClockwise, CheckCircle, CrossCircle, Phone } from '@strapi/icons';
import type { AccountView } from '../../../contracts/accounts';
import type { AppView } from '../../../contracts/apps';
import { failureOf } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { connectButton } from '../login/ConnectButton';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import { isOpen, mayAskAgain, type DeviceRun } from './device-run';
import { DeviceCode } from './DeviceCode';
import { useDevice } from './use-device';

function StageIcon({ run }: { run: DeviceRun }) {
  const size = { width: '2rem', height: '2rem' };
  if (run.stage === 'connected') return <CheckCircle fill="success600" {...size} />;
  if (mayAskAgain(run)) return <CrossCircle fill="danger600" {...size} />;
  if (run.stage === 'scanned') return <Phone fill="primary600" {...size} />;
  return <Loader small />;
}

/** Where it stands in one sentence, read out as it changes. */
function StageLine({ run }: { run: DeviceRun }) {
  const words = useWords();
  const sentence = () => {
    if (run.account?.nickname) return words('device.connected.named', { nickname: run.account.nickname });
    if (run.stage) return words(`device.stage.${run.stage}`);
    return words(run.failure ? 'device.not-started' : 'device.asked');
  };
  return (
    <Flex gap={3}>
      <Box aria-hidden style={{ flexShrink: 0, lineHeight: 0 }}>
        <StageIcon run={run} />
      </Box>
      <Box role="status" aria-live="polite">
        <Typography fontWeight="semiBold">{sentence()}</Typography>
      </Box>
    </Flex>
  );
}

function DeviceView({ run }: { run: DeviceRun }) {
  const { code, stage, errorCode, failure } = run;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={5}
      data-testid="douyin-device"
      data-stage={stage ?? 'asked'}
      aria-busy={stage === null && !failure}
    >
      <StageLine run={run} />
      {failure ? <FailureBox failure={failure} /> : null}
      {stage === 'failed' && errorCode ? <FailureBox failure={failureOf(errorCode)} /> : null}
      {stage === 'waiting' && code ? <DeviceCode code={code} /> : null}
    </Flex>
  );
}

/** A click beside the dialog must not cancel what someone is just confirming on a phone. */
const stay = (event: Event): void => event.preventDefault();

type DeviceConnectDialogProps = {
  app: AppView;
  onClose: () => void;
  /** Called once, when the account is there; the dialog stays open and says so. */
  onConnected: (account: AccountView) => void;
};

/** Connects an account by the platform's own code (115); closed before the end, the attempt is cancelled. */
export function DeviceConnectDialog({ app, onClose, onConnected }: DeviceConnectDialogProps) {
  const words = useWords();
  const { run, askAgain } = useDevice(app.id, onConnected);
  const returnFocus = useReturnFocus(connectButton);
  return (
    <Modal.Root open onOpenChange={(next: boolean) => (next ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        style={{ maxWidth: '56rem' }}
        onInteractOutside={stay}
        onCloseAutoFocus={returnFocus}
        data-testid="douyin-device-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{words('device.title', { app: app.name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <DeviceView run={run} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} data-testid="douyin-device-close">
            {words(isOpen(run) ? 'action.cancel' : 'action.close')}
          </Button>
          {mayAskAgain(run) ? (
            <Button startIcon={<ArrowClockwise />} onClick={askAgain} data-testid="douyin-device-again">
              {words('device.again')}
            </Button>
          ) : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
