import { Button, Flex, Modal } from '@strapi/design-system';
import type { AppView } from '../../../contracts/apps';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import { connectButton } from './ConnectButton';
import { isEnd } from './attempt-run';
import { AttemptView } from './AttemptView';
import { ChooseWay } from './ChooseWay';
import { useAttempt, type AttemptControl } from './use-attempt';

/** What is offered once an attempt has ended without an account. */
function AgainButtons({ control }: { control: AttemptControl }) {
  const words = useWords();
  const { choice, status, failure } = control.run;
  const over = failure !== null || (status !== null && isEnd(status.stage));
  if (!choice || !over || status?.stage === 'done') return null;
  return (
    <Flex gap={2}>
      <Button variant="tertiary" onClick={control.forget} data-testid="douyin-connect-back">
        {words('connect.back')}
      </Button>
      <Button onClick={() => void control.start(choice)} data-testid="douyin-connect-again">
        {words(`connect.again.${choice.way}`)}
      </Button>
    </Flex>
  );
}

/** A click beside the dialog must not cancel what someone is just confirming on a phone. */
const stay = (event: Event): void => event.preventDefault();

type ConnectDialogProps = {
  app: string | undefined;
  onClose: () => void;
  onConnected: () => void;
  /** Takes over for an app whose accounts are connected by the platform's code. */
  onDevice: (app: AppView) => void;
};

/** Connects an account to an app; closed before the end, the attempt is cancelled. */
export function ConnectDialog({ app, onClose, onConnected, onDevice }: ConnectDialogProps) {
  const words = useWords();
  const returnFocus = useReturnFocus(connectButton);
  const control = useAttempt(onConnected);
  const { choice, status } = control.run;
  const open = choice !== null && !(status && isEnd(status.stage));
  return (
    <Modal.Root open onOpenChange={(next: boolean) => (next ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        style={{ maxWidth: '56rem' }}
        onInteractOutside={stay}
        onCloseAutoFocus={returnFocus}
        data-testid="douyin-connect-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{words('connect.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {choice ? (
            <AttemptView control={control} />
          ) : (
            <ChooseWay wanted={app} onStart={(next) => void control.start(next)} onDevice={onDevice} />
          )}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} data-testid="douyin-connect-close">
            {words(open ? 'action.cancel' : 'action.close')}
          </Button>
          <AgainButtons control={control} />
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
