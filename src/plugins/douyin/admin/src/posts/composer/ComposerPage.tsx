import { useState } from 'react';
import { Page } from '@strapi/strapi/admin';
import { useParams, useSearchParams } from 'react-router-dom';
import type { PostDesk } from '../../../../contracts/post-desk';
import { postContracts } from '../../../../contracts/post-routes';
import type { PostView } from '../../../../contracts/post-views';
import { ownZone } from '../../leads/days';
import { permission } from '../../permissions';
import { Await } from '../../shared/Await';
import { useAnswer } from '../../shared/use-answer';
import { Composer } from './Composer';
import { blankDraft, draftOf, type Draft } from './draft';
import { firstWhen, whenOf } from './when';

/** A new post begins with the only account there is to choose, and a way that is open to it. */
function firstDraft({ accounts }: PostDesk, day: string | null): Draft {
  const open = accounts.filter(({ ways }) => ways.create.lack === null || ways.handoff.lack === null);
  const only = open.length === 1 ? open[0] : undefined;
  const way = only && only.ways.create.lack !== null ? 'handoff' : 'create';
  return blankDraft(only?.id ?? '', way, firstWhen(new Date(), ownZone(), day));
}

function Fresh({ desk }: { desk: PostDesk }) {
  const [search] = useSearchParams();
  const [first] = useState(() => firstDraft(desk, search.get('day')));
  return <Composer desk={desk} first={first} post={null} />;
}

function Changed({ desk, post }: { desk: PostDesk; post: PostView }) {
  const [first] = useState(() => draftOf(post, whenOf(post.scheduledAt, new Date(), ownZone())));
  return <Composer desk={desk} first={first} post={post} />;
}

/** Writes a new post. */
export function NewPostPage() {
  const desk = useAnswer(postContracts.desk);
  return (
    <Page.Protect permissions={[permission('post.update')]}>
      <Await of={desk}>{(known) => <Fresh desk={known} />}</Await>
    </Page.Protect>
  );
}

/** Changes a post; it is a draft again by that. */
export function EditPostPage() {
  const { id = '' } = useParams();
  const desk = useAnswer(postContracts.desk);
  const post = useAnswer(postContracts.read, { params: { id } });
  return (
    <Page.Protect permissions={[permission('post.update')]}>
      <Await of={desk}>
        {(known) => (
          <Await of={post}>{(stored) => <Changed key={stored.id} desk={known} post={stored} />}</Await>
        )}
      </Await>
    </Page.Protect>
  );
}
