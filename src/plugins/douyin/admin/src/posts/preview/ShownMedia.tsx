import { useEffect, useRef, useState } from 'react';
import { Play, Stop } from '@strapi/icons';
import { styled } from 'styled-components';
import { fileUrl } from '../../api';
import { useWords } from '../../shared/words';
import { secondsIn, type CoverDraft, type MediaItem } from '../composer/draft';
import type { Previewed } from './PhonePreview';

const Whole = styled.div`
  position: absolute;
  inset: 0;
  display: flex;
  align-items: center;
  justify-content: center;
  padding: 2rem;
  font-size: 1.3rem;
  line-height: 1.5;
  text-align: center;
  color: #c9cbd6;
  overflow-wrap: anywhere;
`;

const fill = { position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'cover' } as const;

const Turning = styled.div`
  position: absolute;
  top: 1.2rem;
  right: 0;
  left: 0;
  z-index: 1;
  display: flex;
  gap: 0.8rem;
  justify-content: center;
`;

const Dot = styled.button.attrs({ type: 'button' })`
  width: 2.4rem;
  height: 2.4rem;
  padding: 0;
  border: none;
  border-radius: 50%;
  background: transparent;
  cursor: pointer;

  &::after {
    display: block;
    width: 0.8rem;
    height: 0.8rem;
    margin: auto;
    border: 1px solid #161823;
    border-radius: 50%;
    background: rgb(255 255 255 / 60%);
    content: '';
  }

  &[aria-current='true']::after {
    width: 1.2rem;
    height: 1.2rem;
    background: #ffffff;
  }

  &:focus-visible {
    outline: 2px solid #ffffff;
  }
`;

/** The address of a medium that a browser can show; null where it cannot. */
const addressOf = ({ source, file }: MediaItem): string | null => {
  if (source.from === 'url') return source.url;
  return file ? fileUrl(file.url) : null;
};

/** What is said of a medium that cannot be shown here. */
function Unseen({ item }: { item: MediaItem }) {
  const words = useWords();
  const { source } = item;
  const name = source.from === 'url' ? source.url : source.from === 'pan115' ? source.pickCode : '';
  return <Whole>{words(`post.preview.unseen.${source.from}`, { name })}</Whole>;
}

function Picture({ item, alt }: { item: MediaItem; alt: string }) {
  const [broken, setBroken] = useState(false);
  const address = addressOf(item);
  if (address === null || broken) return <Unseen item={item} />;
  return <img src={address} alt={alt} style={fill} onError={() => setBroken(true)} />;
}

/** Some of the pictures, one at a time. */
function Pictures({ items }: { items: MediaItem[] }) {
  const words = useWords();
  const [place, setPlace] = useState(0);
  const at = Math.min(place, items.length - 1);
  const item = items[at];
  if (!item) return null;
  const name = (number: number) => words('post.preview.picture', { place: number + 1, count: items.length });
  return (
    <>
      <Picture key={JSON.stringify(item.source)} item={item} alt={name(at)} />
      {items.length > 1 ? (
        <Turning role="group" aria-label={words('post.preview.pictures')}>
          {items.map((_, number) => (
            <Dot
              key={number}
              aria-label={name(number)}
              aria-current={number === at}
              onClick={() => setPlace(number)}
            />
          ))}
        </Turning>
      ) : null}
    </>
  );
}

const PlayButton = styled.button.attrs({ type: 'button' })`
  position: absolute;
  top: 50%;
  left: 50%;
  z-index: 1;
  display: flex;
  align-items: center;
  justify-content: center;
  width: 5.6rem;
  height: 5.6rem;
  border: none;
  border-radius: 50%;
  background: rgb(0 0 0 / 45%);
  cursor: pointer;
  transform: translate(-50%, -50%);

  &[aria-pressed='true']:not(:hover, :focus-visible) {
    opacity: 0;
  }

  &:focus-visible {
    outline: 2px solid #ffffff;
  }
`;

/** A video, stopped at the moment that is its cover, until it is played. */
function Video({ item, atSeconds }: { item: MediaItem; atSeconds: number }) {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const [broken, setBroken] = useState(false);
  const address = addressOf(item);
  useEffect(() => {
    if (video.current && video.current.readyState > 0) video.current.currentTime = atSeconds;
  }, [atSeconds]);
  if (address === null || broken) return <Unseen item={item} />;
  const turn = () => (playing ? video.current?.pause() : void video.current?.play().catch(() => undefined));
  const Sign = playing ? Stop : Play;
  return (
    <>
      <video
        ref={video}
        src={address}
        aria-label={words('post.kind.video')}
        loop
        muted
        playsInline
        preload="metadata"
        style={fill}
        onLoadedMetadata={({ currentTarget }) => {
          currentTarget.currentTime = atSeconds;
        }}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onError={() => setBroken(true)}
      />
      <PlayButton
        aria-label={words('post.preview.play')}
        aria-pressed={playing}
        onClick={turn}
        data-testid="douyin-preview-play"
      >
        <Sign width="2.4rem" height="2.4rem" fill="#ffffff" aria-hidden />
      </PlayButton>
    </>
  );
}

const momentOf = (cover: CoverDraft): number =>
  cover.kind === 'moment' ? (secondsIn(cover.seconds) ?? 0) : 0;

/** What a post shows, over the whole screen of the phone. */
export function ShownMedia({ kind, items, cover }: Pick<Previewed, 'kind' | 'items' | 'cover'>) {
  const words = useWords();
  const [first] = items;
  if (!first) return <Whole>{words(`post.preview.no-${kind}`)}</Whole>;
  if (kind === 'images') return <Pictures items={items} />;
  if (cover.kind === 'picture') return <Picture item={cover.item} alt={words('post.field.cover')} />;
  return <Video key={JSON.stringify(first.source)} item={first} atSeconds={momentOf(cover)} />;
}
