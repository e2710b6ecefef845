import { useState } from 'react';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { outgoingContracts, type OutgoingHook } from '../../../contracts/outgoing';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { HookDialogs, type Opened } from './HookDialogs';
import { HooksTable } from './HooksTable';

function AddButton({ onAdd }: { onAdd: () => void }) {
  const words = useWords();
  if (!useAllowed()('notice.update')) return null;
  return (
    <Button startIcon={<Plus />} onClick={onAdd} data-testid="douyin-outgoing-add">
      {words('outgoing.add')}
    </Button>
  );
}

function Above({ onAdd }: { onAdd: () => void }) {
  const words = useWords();
  return (
    <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
      <Typography textColor="neutral600">
        {words('outgoing.strapi')}{' '}
        <Link tag={NavLink} to="/settings/webhooks">
          {words('outgoing.strapi.link')}
        </Link>
      </Typography>
      <AddButton onAdd={onAdd} />
    </Flex>
  );
}

/** The webhooks, with all that can be done about them. */
export function HookList() {
  const words = useWords();
  const answer = useAnswer(outgoingContracts.list);
  const [opened, setOpened] = useState<Opened | null>(null);
  const add = () => setOpened({ what: 'edit', hook: null });
  const ask = (what: 'edit' | 'renew' | 'messages') => (hook: OutgoingHook) => setOpened({ what, hook });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Await of={answer}>
        {({ hooks }) =>
          hooks.length === 0 ? (
            <Empty
              title={words('outgoing.empty.title')}
              action={<AddButton onAdd={add} />}
              testId="douyin-outgoing-empty"
            >
              {words('outgoing.empty.text')}
            </Empty>
          ) : (
            <>
              <Above onAdd={add} />
              <HooksTable
                hooks={hooks}
                onEdit={ask('edit')}
                onRenew={ask('renew')}
                onMessages={ask('messages')}
              />
            </>
          )
        }
      </Await>
      {opened ? <HookDialogs opened={opened} onOpen={setOpened} onChanged={answer.reload} /> : null}
    </Flex>
  );
}
