import { Button, Flex, IconButton } from '@strapi/design-system';
import { Key, List, Pencil } from '@strapi/icons';
import type { OutgoingHook } from '../../../contracts/outgoing';
import { useAllowed } from '../permissions';
import { useWords } from '../shared/words';

type Ask = (hook: OutgoingHook) => void;

/** What is asked for by the buttons of a row. */
export type HookAsks = { onEdit: Ask; onRenew: Ask; onMessages: Ask };

type HookButtonsProps = HookAsks & { hook: OutgoingHook; testing: string | null; onTest: Ask };

function ChangeButtons({ hook, testing, onTest, onEdit, onRenew }: HookButtonsProps) {
  const words = useWords();
  const { id, name } = hook;
  return (
    <>
      <Button
        variant="tertiary"
        size="S"
        loading={testing === id}
        disabled={testing !== null}
        onClick={() => onTest(hook)}
        aria-label={words('channel.test.label', { name })}
        data-testid="douyin-outgoing-test"
      >
        {words('channel.test')}
      </Button>
      <IconButton
        variant="ghost"
        label={words('outgoing.renew.title', { name })}
        onClick={() => onRenew(hook)}
        data-testid="douyin-outgoing-renew"
      >
        <Key />
      </IconButton>
      <IconButton
        variant="ghost"
        label={words('outgoing.edit.title', { name })}
        onClick={() => onEdit(hook)}
        data-testid="douyin-outgoing-edit"
      >
        <Pencil />
      </IconButton>
    </>
  );
}

/** What can be done with a webhook; who may only read sees its deliveries. */
export function HookButtons(props: HookButtonsProps) {
  const words = useWords();
  const { hook, onMessages } = props;
  const mayChange = useAllowed()('notice.update');
  return (
    <Flex gap={1} justifyContent="flex-end">
      {mayChange ? <ChangeButtons {...props} /> : null}
      <IconButton
        variant="ghost"
        label={words('outgoing.messages.title', { name: hook.name })}
        onClick={() => onMessages(hook)}
        data-testid="douyin-outgoing-messages-open"
      >
        <List />
      </IconButton>
    </Flex>
  );
}
