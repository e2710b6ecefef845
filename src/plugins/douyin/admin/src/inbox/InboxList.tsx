import { Box, Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { InboxEntry } from '../../../contracts/inbox';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Moment } from '../shared/Moment';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { useInbox } from './use-inbox';

type EntryProps = { entry: InboxEntry; onOpen: () => void; onMark: (isRead: boolean) => void };

function Entry({ entry, onOpen, onMark }: EntryProps) {
  const words = useWords();
  const { kind, lead, isRead, actorName, excerpt, at } = entry;
  const name = lead ? `${lead.nickname || words('lead.nameless')} #${lead.id}` : words('inbox.lead-gone');
  return (
    <Flex
      tag="li"
      direction="column"
      alignItems="stretch"
      gap={1}
      padding={3}
      hasRadius
      background={isRead ? 'neutral0' : 'primary100'}
      data-testid="douyin-inbox-entry"
      data-read={isRead}
    >
      <Typography fontWeight={isRead ? 'regular' : 'semiBold'}>
        {words(`inbox.kind.${kind}`, { who: actorName ?? words('audit.actor.system') })}
      </Typography>
      {lead ? (
        <Link tag={NavLink} to={pagePath(`/leads/${lead.id}`)} onClick={onOpen}>
          {name}
        </Link>
      ) : (
        <Typography textColor="neutral600">{name}</Typography>
      )}
      {excerpt ? (
        <Typography variant="pi" textColor="neutral700" style={{ overflowWrap: 'anywhere' }}>
          {excerpt}
        </Typography>
      ) : null}
      <Flex justifyContent="space-between" gap={3}>
        <Moment at={at} tone="neutral600" />
        <TextButton onClick={() => onMark(!isRead)}>
          {words(isRead ? 'inbox.mark-unread' : 'inbox.mark-read')}
        </TextButton>
      </Flex>
    </Flex>
  );
}

/** What this administrator was told in person, the newest first; opening an entry marks it as read. */
export function InboxList({ onLeave }: { onLeave: () => void }) {
  const words = useWords();
  const { list, busy, mark, readOn } = useInbox();
  return (
    <Flex direction="column" alignItems="stretch" gap={2} padding={3} width="36rem" maxWidth="90vw">
      <Flex justifyContent="space-between" gap={3}>
        <Typography tag="h2" variant="delta">
          {words('inbox.title')}
        </Typography>
        <SteadyButton
          size="S"
          variant="tertiary"
          idle={busy || !list.data?.unread}
          onClick={() => void mark(true)}
          data-testid="douyin-inbox-all-read"
        >
          {words('inbox.all-read')}
        </SteadyButton>
      </Flex>
      <Box maxHeight="48rem" overflow="auto">
        <Await of={list}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Typography tag="p" textColor="neutral600" data-testid="douyin-inbox-empty">
                {words('inbox.empty')}
              </Typography>
            ) : (
              <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
                {rows.map((entry) => (
                  <Entry
                    key={entry.id}
                    entry={entry}
                    onMark={(isRead) => void mark(isRead, [entry.id])}
                    onOpen={() => {
                      void mark(true, [entry.id]);
                      onLeave();
                    }}
                  />
                ))}
              </Flex>
            )
          }
        </Await>
      </Box>
      {list.data?.nextCursor ? (
        <SteadyButton size="S" variant="tertiary" busy={busy} onClick={() => void readOn()}>
          {words('inbox.more')}
        </SteadyButton>
      ) : null}
    </Flex>
  );
}
