import { useCallback } from 'react';
import type { PostView } from '../../../contracts/post-views';
import { useWords } from '../shared/words';

/** What a post is called: its title, else the begin of its description. */
export function usePostTitle(): (post: Pick<PostView, 'title' | 'description'>) => string {
  const words = useWords();
  return useCallback(
    ({ title, description }) => title.trim() || description.trim().slice(0, 60) || words('post.untitled'),
    [words],
  );
}
