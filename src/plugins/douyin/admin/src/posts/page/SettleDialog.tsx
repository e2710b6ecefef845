import { useState } from 'react';
import { Box, Button, Field, Flex, Radio, TextInput, Typography } from '@strapi/design-system';
import type { PostCandidate } from '../../../../contracts/post-desk';
import { postContracts } from '../../../../contracts/post-routes';
import type { PostView, Settlement } from '../../../../contracts/post-views';
import { Await } from '../../shared/Await';
import { Banner } from '../../shared/Banner';
import { DialogFrame } from '../../shared/DialogFrame';
import { FailureBox } from '../../shared/FailureBox';
import { useMoments } from '../../shared/moments';
import { useAnswer } from '../../shared/use-answer';
import { useSaving } from '../../shared/use-saving';
import { useWords } from '../../shared/words';

/** Choices that are no work of the list. */
const missing = '-missing';
const other = '-other';

/** What a choice decides; null: nothing yet. */
const settlementOf = (choice: string, itemId: string): Settlement | null => {
  if (choice === missing) return { published: false };
  const id = choice === other ? itemId.trim() : choice;
  return id ? { published: true, itemId: id } : null;
};

function Work({ work: { itemId, title, kind, at, isTaken } }: { work: PostCandidate }) {
  const words = useWords();
  const { full } = useMoments();
  const facts = [
    at ? full(at) : null,
    kind ? words(`post.kind.${kind}`) : null,
    isTaken ? words('post.settle.taken') : null,
  ];
  return (
    <Radio.Item value={itemId} disabled={isTaken} data-testid="douyin-settle-work" data-item={itemId}>
      <Flex tag="span" direction="column" alignItems="flex-start">
        <Typography style={{ whiteSpace: 'pre-line' }}>{title || words('post.untitled')}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {facts.filter(Boolean).join(words('list.separator'))}
        </Typography>
      </Flex>
    </Radio.Item>
  );
}

type ChoiceProps = {
  works: PostCandidate[] | null;
  choice: string;
  itemId: string;
  onChoose: (choice: string) => void;
  onItemId: (itemId: string) => void;
};

function Choice({ works, choice, itemId, onChoose, onItemId }: ChoiceProps) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {works === null ? <Banner variant="info">{words('post.settle.unreadable')}</Banner> : null}
      {works?.length === 0 ? <Banner variant="info">{words('post.settle.none')}</Banner> : null}
      <Radio.Group aria-label={words('post.settle.which')} value={choice} onValueChange={onChoose}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          {(works ?? []).map((work) => (
            <Work key={work.itemId} work={work} />
          ))}
          <Radio.Item value={other} data-testid="douyin-settle-other">
            {words('post.settle.other')}
          </Radio.Item>
          <Radio.Item value={missing} data-testid="douyin-settle-missing">
            <Flex tag="span" direction="column" alignItems="flex-start">
              <Typography>{words('post.settle.missing')}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {words('post.settle.missing.hint')}
              </Typography>
            </Flex>
          </Radio.Item>
        </Flex>
      </Radio.Group>
      {choice === other ? (
        <Field.Root name="itemId" required>
          <Field.Label>{words('post.settle.item')}</Field.Label>
          <TextInput
            name="itemId"
            value={itemId}
            autoComplete="off"
            onChange={({ target }) => onItemId(target.value)}
          />
        </Field.Root>
      ) : null}
    </Flex>
  );
}

type SettleDialogProps = {
  post: PostView;
  onSettle: (settlement: Settlement) => Promise<void>;
  onClose: () => void;
};

/** Lets a person say what became of a post of which nobody knows: which work it is, or that there is none. */
export function SettleDialog({ post, onSettle, onClose }: SettleDialogProps) {
  const words = useWords();
  const works = useAnswer(postContracts.candidates, { params: { id: post.id } });
  const [choice, setChoice] = useState('');
  const [itemId, setItemId] = useState('');
  const settlement = settlementOf(choice, itemId);
  const saving = useSaving(async () => {
    if (settlement) await onSettle(settlement);
  }, onClose);
  const footer = (
    <>
      <Button variant="tertiary" onClick={onClose}>
        {words('action.cancel')}
      </Button>
      <Button
        disabled={!settlement}
        loading={saving.busy}
        onClick={() => void saving.save()}
        data-testid="douyin-settle-save"
      >
        {words('post.settle.confirm')}
      </Button>
    </>
  );
  return (
    <DialogFrame
      title={words('post.settle')}
      width="72rem"
      footer={footer}
      onClose={onClose}
      testId="douyin-settle-dialog"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {saving.failure ? <FailureBox failure={saving.failure} /> : null}
        <Typography>{words('post.settle.text', { account: post.accountName })}</Typography>
        <Box padding={3} background="neutral100" hasRadius>
          <Typography style={{ whiteSpace: 'pre-line' }}>{post.text || words('post.untitled')}</Typography>
        </Box>
        <Await of={works}>
          {(found) => (
            <Choice
              works={found.works}
              choice={choice}
              itemId={itemId}
              onChoose={setChoice}
              onItemId={setItemId}
            />
          )}
        </Await>
      </Flex>
    </DialogFrame>
  );
}
