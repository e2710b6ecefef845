import { useState } from 'react';
import { Checkbox, Flex, Typography } from '@strapi/design-system';
import type { PostView } from '../../../contracts/post-views';
import { ownZone } from '../leads/days';
import { AskDialog } from '../shared/AskDialog';
import { Banner } from '../shared/Banner';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { useMoments } from '../shared/moments';
import { useClock } from '../shared/use-clock';
import { useWords } from '../shared/words';
import { isAhead, momentOfWhen, type When } from './composer/when';
import { WhenFields } from './composer/WhenFields';

type AgreeDialogProps = {
  post: Pick<PostView, 'accountName' | 'way'>;
  when: When;
  /** Whether the time can be chosen here still. */
  asksWhen: boolean;
  /** Whether somebody approves it first. */
  approval: boolean;
  /** Does it; what it throws is shown. */
  onAgree: (at: string | null) => Promise<void>;
  onClose: () => void;
};

/** Sends a post on its way once it is said that the account's owner knows of this very publication. */
export function AgreeDialog({ post, approval, onAgree, onClose, ...asked }: AgreeDialogProps) {
  const words = useWords();
  const { full } = useMoments();
  const now = new Date(useClock(5_000));
  const zone = ownZone();
  const [when, setWhen] = useState(asked.when);
  const [knows, setKnows] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const at = momentOfWhen(when, zone)?.toISOString() ?? null;
  const ahead = isAhead(when, zone, now);
  const agree = async () => {
    setFailure(null);
    try {
      await onAgree(at);
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  const name = at ? 'later' : 'now';
  return (
    <AskDialog
      title={words(`post.agree.${name}.title`)}
      confirm={words(`post.agree.${name}.confirm`)}
      disabled={!knows || !ahead}
      onConfirm={agree}
      onCancel={onClose}
      testId="douyin-post-agree"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      <Typography textAlign="center">
        {words(`post.agree.${post.way}.${name}`, { account: post.accountName, at: at ? full(at) : '' })}
      </Typography>
      {asked.asksWhen ? <WhenFields when={when} onChange={setWhen} /> : null}
      {ahead ? null : <Typography textColor="danger600">{words('post.finding.past')}</Typography>}
      {approval ? <Banner variant="info">{words('post.agree.approval')}</Banner> : null}
      <Flex alignItems="flex-start">
        <Checkbox
          checked={knows}
          onCheckedChange={(checked: boolean | 'indeterminate') => setKnows(checked === true)}
          data-testid="douyin-post-consent"
        >
          {words('post.agree.consent', { account: post.accountName })}
        </Checkbox>
      </Flex>
    </AskDialog>
  );
}
