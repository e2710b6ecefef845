import type { PostStage } from '../../../contracts/post-views';
import { Badge } from '../shared/Badge';
import { useWords } from '../shared/words';

/** How each stage looks. */
export const stageLooks = {
  draft: 'neutral',
  approval: 'warning',
  scheduled: 'secondary',
  queued: 'primary',
  uploading: 'primary',
  creating: 'primary',
  unknown: 'danger',
  handed: 'secondary',
  reviewing: 'primary',
  published: 'success',
  rejected: 'danger',
  vanished: 'danger',
  expired: 'warning',
  failed: 'danger',
  cancelled: 'neutral',
} as const satisfies Record<PostStage, string>;

/** Where a post stands. */
export function PostStageBadge({ stage }: { stage: PostStage }) {
  const words = useWords();
  return (
    <Badge variant={stageLooks[stage]} data-testid="douyin-post-stage" data-stage={stage}>
      {words(`post.stage.${stage}`)}
    </Badge>
  );
}
