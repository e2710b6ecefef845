import { Box, Flex, Typography } from '@strapi/design-system';
import { Heart, Message, Star } from '@strapi/icons';
import { styled } from 'styled-components';
import { AccountAvatar } from '../../accounts/AccountAvatar';
import { useWords } from '../../shared/words';
import type { CoverDraft, MediaItem } from '../composer/draft';
import { textParts, wholeText } from './text-parts';
import { ShownMedia } from './ShownMedia';

// A phone looks the same in the light theme and in the dark one.
const ink = { screen: '#161823', text: '#ffffff', quiet: '#c9cbd6', mark: '#face15' };

const Phone = styled.div`
  position: relative;
  overflow: hidden;
  width: 100%;
  max-width: 28rem;
  aspect-ratio: 9 / 17;
  margin: 0 auto;
  border: 0.8rem solid #2b2d3a;
  border-radius: 3.2rem;
  background: ${ink.screen};
`;

const Over = styled.div`
  position: absolute;
  right: 0;
  bottom: 0;
  left: 0;
  padding: 5rem 5.2rem 1.6rem 1.4rem;
  color: ${ink.text};
  background: linear-gradient(transparent, rgb(0 0 0 / 75%) 4rem);
`;

const Words = styled.p`
  overflow-y: auto;
  max-height: 12rem;
  margin: 0.4rem 0 0;
  font-size: 1.3rem;
  line-height: 1.5;
  color: ${ink.text};
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;

const Mark = styled.span`
  font-weight: 600;
  color: ${ink.mark};
`;

const Rail = styled.div`
  position: absolute;
  right: 1rem;
  z-index: 1;
  bottom: 9rem;
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  align-items: center;
`;

/** A post as its readers will see it. */
export type Previewed = {
  kind: 'video' | 'images';
  items: MediaItem[];
  cover: CoverDraft;
  title: string;
  description: string;
  accountName: string;
  avatarUrl: string | null;
};

function Text({ title, description }: Pick<Previewed, 'title' | 'description'>) {
  const words = useWords();
  const text = wholeText({ title, description });
  if (text === '') return <Words style={{ color: ink.quiet }}>{words('post.preview.no-text')}</Words>;
  return (
    <Words
      tabIndex={0}
      role="group"
      aria-label={words('post.preview.text')}
      data-testid="douyin-preview-text"
    >
      {textParts(text).map(({ kind, text: part }, place) =>
        kind === 'plain' ? (
          <span key={place}>{part}</span>
        ) : (
          <Mark key={place} data-kind={kind}>
            {part}
          </Mark>
        ),
      )}
    </Words>
  );
}

/** What a post will look like on a phone: the picture or video, and the text with its marks. */
export function PhonePreview({ accountName, avatarUrl, ...shown }: Previewed) {
  const words = useWords();
  return (
    <Box tag="section" aria-label={words('post.preview')} data-testid="douyin-preview">
      <Phone>
        <ShownMedia kind={shown.kind} items={shown.items} cover={shown.cover} />
        <Rail aria-hidden>
          <AccountAvatar name={accountName} url={avatarUrl} />
          {[Heart, Message, Star].map((Sign, place) => (
            <Sign key={place} width="2.2rem" height="2.2rem" fill={ink.text} />
          ))}
        </Rail>
        <Over>
          <span style={{ fontSize: '1.4rem', fontWeight: 600 }}>
            @{accountName || words('post.preview.account')}
          </span>
          <Text title={shown.title} description={shown.description} />
        </Over>
      </Phone>
      <Flex justifyContent="center" paddingTop={2}>
        <Typography variant="pi" textColor="neutral600" textAlign="center">
          {words('post.preview.hint')}
        </Typography>
      </Flex>
    </Box>
  );
}
