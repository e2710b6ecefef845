import type { ReactNode } from 'react';
import { styled, useTheme } from 'styled-components';
import type { TagColor } from '../../../contracts/lead-tags';
import { isDark, tagTones, type Tone } from './tag-colors';

const Chip = styled.span<{ $tone: Tone }>`
  display: inline-flex;
  align-items: center;
  gap: 0.4rem;
  max-width: 100%;
  padding: 0.2rem 0.8rem;
  border: 1px solid ${({ $tone }) => $tone.line};
  border-radius: 1.2rem;
  background: ${({ $tone }) => $tone.back};
  color: ${({ $tone }) => $tone.text};
  font-size: 1.2rem;
  line-height: 1.4;
`;

const Text = styled.span`
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

type TagChipProps = {
  tag: string;
  /** Null: it was given none. */
  color: TagColor | null;
  /** Something behind the tag, e.g. a button that takes it off. */
  children?: ReactNode;
  maxWidth?: string;
};

/** A tag in its colour. */
export function TagChip({ tag, color, children, maxWidth = '24rem' }: TagChipProps) {
  const { colors } = useTheme();
  const tones = tagTones[isDark(colors.neutral0) ? 'dark' : 'light'];
  return (
    <Chip $tone={tones[color ?? 'grey']} style={{ maxWidth }} data-color={color ?? 'none'}>
      <Text>{tag}</Text>
      {children}
    </Chip>
  );
}
