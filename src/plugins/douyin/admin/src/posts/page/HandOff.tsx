import { Flex, Typography } from '@strapi/design-system';
import { postContracts } from '../../../../contracts/post-routes';
import type { PostView } from '../../../../contracts/post-views';
import { useAllowed } from '../../permissions';
import { Await } from '../../shared/Await';
import { useMoments } from '../../shared/moments';
import { Panel } from '../../shared/Panel';
import { LinkField, QrCode } from '../../shared/QrLink';
import { useAnswer } from '../../shared/use-answer';
import { useClock } from '../../shared/use-clock';
import { useCountdown } from '../../shared/use-countdown';
import { useWords } from '../../shared/words';

const steps = ['open', 'publish', 'wait'] as const;

type LinkProps = { id: string; account: string };

function Link({ id, account }: LinkProps) {
  const words = useWords();
  const { full } = useMoments();
  const countdown = useCountdown();
  const now = useClock(5_000);
  const code = useAnswer(postContracts.qr, { params: { id } });
  return (
    <Await of={code}>
      {({ image, link, endsAt }) => {
        const isOver = Date.parse(endsAt) <= now;
        return (
          <Flex gap={6} alignItems="flex-start" wrap="wrap">
            <QrCode
              image={image}
              alt={words('post.link.qr')}
              lapsed={isOver ? words('post.link.lapsed') : null}
              testId="douyin-post-qr"
            />
            <Flex direction="column" alignItems="stretch" gap={4} flex="1" minWidth="26rem">
              <Flex tag="ol" direction="column" alignItems="stretch" gap={2} paddingLeft={4}>
                {steps.map((step) => (
                  <li key={step} style={{ listStyle: 'decimal' }}>
                    <Typography>{words(`post.link.step.${step}`, { account })}</Typography>
                  </li>
                ))}
              </Flex>
              {isOver ? null : <LinkField name="post-link" label={words('post.link')} url={link} />}
              <Typography
                variant="pi"
                textColor="neutral600"
                title={full(endsAt)}
                data-testid="douyin-post-link-end"
              >
                {words('post.link.ends', { at: countdown(endsAt, now) })}
              </Typography>
            </Flex>
          </Flex>
        );
      }}
    </Await>
  );
}

/** The link with which the owner of the account publishes on a phone. */
export function HandOff({ post: { id, accountName, linkEndsAt } }: { post: PostView }) {
  const words = useWords();
  const mayPublish = useAllowed()('post.publish');
  return (
    <Panel
      title={words('post.section.link')}
      hint={words('post.section.link.hint')}
      testId="douyin-post-link"
    >
      {mayPublish ? (
        <Link key={linkEndsAt} id={id} account={accountName} />
      ) : (
        <Typography>{words('post.link.hidden')}</Typography>
      )}
    </Panel>
  );
}
