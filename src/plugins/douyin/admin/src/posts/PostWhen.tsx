import { Flex, Typography } from '@strapi/design-system';
import type { PostView } from '../../../contracts/post-views';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';

type Shown = Pick<PostView, 'publishedAt' | 'scheduledAt' | 'sentAt' | 'createdAt'>;

/** The moment that says most about a post, and what it is the moment of. */
const tellingOf = ({ publishedAt, scheduledAt, sentAt, createdAt }: Shown): { name: string; at: string } => {
  if (publishedAt) return { name: 'published', at: publishedAt };
  if (scheduledAt) return { name: 'scheduled', at: scheduledAt };
  return sentAt ? { name: 'sent', at: sentAt } : { name: 'created', at: createdAt };
};

/** When a post came out, is to, or was written. */
export function PostWhen({ post }: { post: Shown }) {
  const words = useWords();
  const { full, distance } = useMoments();
  const { name, at } = tellingOf(post);
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography tag="time" dateTime={at} title={distance(at)}>
        {full(at)}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {words(`post.when.${name}`)}
      </Typography>
    </Flex>
  );
}
