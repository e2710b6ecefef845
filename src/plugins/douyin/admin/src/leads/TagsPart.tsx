import { useId, useState, type FormEvent } from 'react';
import { Box, Flex, TextInput, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';
import { tagContracts } from '../../../contracts/lead-tags';
import { staffLimits } from '../../../contracts/leads';
import { useAllowed } from '../permissions';
import { TagChip } from '../shared/TagChip';
import { SteadyButton } from '../shared/SteadyButton';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { useTagColor } from './choices';
import { Part } from './Part';
import type { LeadDesk } from './use-lead';

/** The button of a tag, in its colour. */
const TakeOff = styled.button`
  display: inline-flex;
  padding: 0.3rem;
  margin-right: -0.5rem;
  border: none;
  border-radius: 50%;
  background: none;
  color: inherit;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid currentColor;
  }
`;

type DeskProps = { desk: LeadDesk };

function AddTag({ desk }: DeskProps) {
  const words = useWords();
  const list = useId();
  const [text, setText] = useState('');
  const known = useAnswer(tagContracts.list).data?.rows ?? [];
  const { tags } = desk.lead;
  const tag = text.trim();
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!tag || tags.includes(tag) || tags.length >= staffLimits.tags) return;
    setText('');
    void desk.edit({ tags: [...tags, tag] });
  };
  return (
    <Flex tag="form" gap={2} onSubmit={add}>
      <Box width="20rem">
        <TextInput
          size="S"
          name="tag"
          list={list}
          aria-label={words('lead.tags.new')}
          placeholder={words('lead.tags.new')}
          maxLength={staffLimits.tag}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <datalist id={list}>
          {known
            .filter((row) => !tags.includes(row.tag))
            .map((row) => (
              <option key={row.tag} value={row.tag} />
            ))}
        </datalist>
      </Box>
      <SteadyButton type="submit" size="S" variant="tertiary" idle={!tag || desk.busy}>
        {words('lead.tags.add')}
      </SteadyButton>
    </Flex>
  );
}

/** The staff's tags: taken off, and put on. */
export function TagsPart({ desk }: DeskProps) {
  const words = useWords();
  const mayEdit = useAllowed()('lead.update');
  const colorOf = useTagColor();
  const { tags } = desk.lead;
  const remove = (tag: string) => void desk.edit({ tags: tags.filter((one) => one !== tag) });
  return (
    <Part title={words('lead.column.tags')} testId="douyin-lead-tags">
      <Flex gap={2} wrap="wrap">
        {tags.map((tag) =>
          mayEdit ? (
            <TagChip key={tag} tag={tag} color={colorOf(tag)}>
              <TakeOff
                type="button"
                aria-label={words('lead.tags.remove', { tag })}
                onClick={() => remove(tag)}
              >
                <Cross width="1rem" height="1rem" fill="currentColor" aria-hidden />
              </TakeOff>
            </TagChip>
          ) : (
            <TagChip key={tag} tag={tag} color={colorOf(tag)} />
          ),
        )}
        {tags.length === 0 && !mayEdit ? <Typography textColor="neutral600">–</Typography> : null}
        {mayEdit ? <AddTag desk={desk} /> : null}
      </Flex>
    </Part>
  );
}
