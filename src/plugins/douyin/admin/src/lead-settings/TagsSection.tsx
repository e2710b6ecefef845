import { useState } from 'react';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Pencil, Plus, Trash } from '@strapi/icons';
import { tagContracts, tagSettingContracts, type TagSetting } from '../../../contracts/lead-tags';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { TagChip } from '../shared/TagChip';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { RemoveDialog } from './RemoveDialog';
import { Section } from './Section';
import { TagDialog } from './TagDialog';
import { allTags, type TagLine } from './tag-lines';

const columns = ['tag', 'group', 'leads', 'actions'] as const;

type RowProps = {
  line: TagLine;
  maySet: boolean;
  onEdit: (setting: TagSetting) => void;
  onRemove: (tag: string) => void;
};

function TagRow({ line, maySet, onEdit, onRemove }: RowProps) {
  const words = useWords();
  const { tag, group, color, count, isCapped, isSet } = line;
  return (
    <Tr data-testid="douyin-tag-row" data-tag={tag}>
      <Td>
        <TagChip tag={tag} color={color} />
      </Td>
      <Td>
        <Typography textColor={group ? 'neutral800' : 'neutral600'}>
          {group || words('lead.tagset.group.none')}
        </Typography>
      </Td>
      <Td>
        <Typography>{`${count}${isCapped ? '+' : ''}`}</Typography>
      </Td>
      <Td>
        {maySet ? (
          <Flex gap={1} justifyContent="flex-end">
            <IconButton
              variant="ghost"
              label={words('lead.tagset.edit', { tag })}
              onClick={() => onEdit({ tag, color: color ?? 'grey', group })}
              data-testid="douyin-tag-edit"
            >
              <Pencil />
            </IconButton>
            {isSet ? (
              <IconButton
                variant="ghost"
                label={words('lead.tagset.remove', { tag })}
                onClick={() => onRemove(tag)}
                data-testid="douyin-tag-remove"
              >
                <Trash />
              </IconButton>
            ) : null}
          </Flex>
        ) : null}
      </Td>
    </Tr>
  );
}

function TagTable({ lines, ...rest }: Omit<RowProps, 'line'> & { lines: TagLine[] }) {
  const words = useWords();
  return (
    <Table aria-label={words('lead.tagset.title')}>
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`lead.tagset.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {lines.map((line) => (
          <TagRow key={line.tag} line={line} {...rest} />
        ))}
      </Tbody>
    </Table>
  );
}

/** Colours and groups of tags; any word can be a tag, these are what some look like. */
export function TagsSection() {
  const words = useWords();
  const maySet = useAllowed()('lead.settings');
  const settings = useAnswer(tagSettingContracts.list);
  const used = useAnswer(tagContracts.list);
  const [edited, setEdited] = useState<TagSetting | 'new' | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  const reload = () => {
    settings.reload();
    used.reload();
  };
  const add = (
    <Button
      variant="secondary"
      startIcon={<Plus />}
      onClick={() => setEdited('new')}
      data-testid="douyin-tag-add"
    >
      {words('lead.tagset.add')}
    </Button>
  );
  const lines = allTags(settings.data?.rows ?? [], used.data?.rows ?? []);
  return (
    <Section
      id="douyin-tags"
      title={words('lead.tagset.title')}
      hint={words('lead.tagset.hint')}
      action={maySet ? add : null}
    >
      <Await of={settings}>
        {() => (
          <Await of={used}>
            {() =>
              lines.length === 0 ? (
                <Empty title={words('lead.tagset.empty.title')} testId="douyin-tags-empty">
                  {words('lead.tagset.empty.text')}
                </Empty>
              ) : (
                <TagTable lines={lines} maySet={maySet} onEdit={setEdited} onRemove={setRemoved} />
              )
            }
          </Await>
        )}
      </Await>
      {edited ? (
        <TagDialog
          setting={edited === 'new' ? null : edited}
          groups={[...new Set(lines.map(({ group }) => group).filter(Boolean))]}
          onSaved={reload}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {removed !== null ? (
        <RemoveDialog
          title={words('lead.tagset.remove', { tag: removed })}
          text={words('lead.tagset.remove.text')}
          returnTo="douyin-tag-add"
          remove={() => callApi(tagSettingContracts.remove, { body: { tag: removed } })}
          onRemoved={reload}
          onClose={() => setRemoved(null)}
        />
      ) : null}
    </Section>
  );
}
