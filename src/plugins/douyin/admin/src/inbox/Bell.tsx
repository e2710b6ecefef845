import { useState } from 'react';
import { Button, Flex, Popover } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { Bell as BellIcon } from '@strapi/icons';
import { useAllowed } from '../permissions';
import { useWords } from '../shared/words';
import { InboxList } from './InboxList';
import { badgeText, useUnread } from './unread';

/** The number of entries that are not read; nothing where there are none. */
export function UnreadBadge() {
  const { unread } = useUnread();
  if (unread === 0) return null;
  return (
    <Badge size="S" active data-testid="douyin-unread">
      {badgeText(unread)}
    </Badge>
  );
}

/** Opens what this administrator was told in person; its badge says how much of it is not read. */
export function Bell({ testId }: { testId: string }) {
  const words = useWords();
  const mayRead = useAllowed()('lead.read');
  const { unread, ask } = useUnread();
  const [open, setOpen] = useState(false);
  if (!mayRead) return null;
  const change = (next: boolean) => {
    setOpen(next);
    ask();
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<BellIcon aria-hidden />}
          aria-label={words('inbox.open', { count: unread })}
          data-testid={testId}
        >
          <Flex gap={2}>
            {words('inbox.title')}
            <UnreadBadge />
          </Flex>
        </Button>
      </Popover.Trigger>
      <Popover.Content
        align="start"
        sideOffset={4}
        aria-label={words('inbox.title')}
        data-testid="douyin-inbox"
      >
        <InboxList onLeave={() => setOpen(false)} />
      </Popover.Content>
    </Popover.Root>
  );
}
