import { useId, useState } from 'react';
import { Flex, Radio, TextInput } from '@strapi/design-system';
import { tagColors, tagLimits, tagSettingContracts, type TagSetting } from '../../../contracts/lead-tags';
import { staffLimits } from '../../../contracts/leads';
import { callApi } from '../api';
import { TagChip } from '../shared/TagChip';
import { useWords } from '../shared/words';
import { FormDialog } from '../shared/FormDialog';
import { Labelled } from '../shared/Labelled';
import { useSaving } from '../shared/use-saving';

type TagDialogProps = {
  /** Null: of a tag that is named here. */
  setting: TagSetting | null;
  groups: string[];
  onSaved: () => void;
  onClose: () => void;
};

const blank: TagSetting = { tag: '', color: 'blue', group: '' };

type FieldsProps = { form: TagSetting; set: (change: Partial<TagSetting>) => void };

function Colors({ form, set }: FieldsProps) {
  const words = useWords();
  return (
    <Labelled name="color" label={words('lead.tagset.color')}>
      <Radio.Group
        value={form.color}
        onValueChange={(color: string) => set({ color: tagColors.find((one) => one === color) ?? 'grey' })}
        aria-label={words('lead.tagset.color')}
      >
        <Flex gap={4} wrap="wrap">
          {tagColors.map((color) => (
            <Radio.Item key={color} value={color} data-testid={`douyin-tag-color-${color}`}>
              <TagChip tag={words(`lead.tagset.color.${color}`)} color={color} />
            </Radio.Item>
          ))}
        </Flex>
      </Radio.Group>
    </Labelled>
  );
}

function Group({ form, set, groups }: FieldsProps & { groups: string[] }) {
  const words = useWords();
  const list = useId();
  return (
    <Labelled name="group" label={words('lead.tagset.group')} hint={words('lead.tagset.group.hint')}>
      <TextInput
        list={list}
        maxLength={tagLimits.group}
        value={form.group}
        onChange={({ target }) => set({ group: target.value })}
      />
      <datalist id={list}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </Labelled>
  );
}

/** The colour and the group of a tag. */
export function TagDialog({ setting, groups, onSaved, onClose }: TagDialogProps) {
  const words = useWords();
  const [form, setForm] = useState(setting ?? blank);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<TagSetting>) => setForm((before) => ({ ...before, ...change }));
  const tag = form.tag.trim();
  const send = () => callApi(tagSettingContracts.save, { body: { ...form, tag, group: form.group.trim() } });
  const saving = useSaving(send, () => {
    onSaved();
    onClose();
  });
  const save = async () => {
    setTried(true);
    if (tag) await saving.save();
  };
  return (
    <FormDialog
      title={setting ? words('lead.tagset.edit', { tag: setting.tag }) : words('lead.tagset.add')}
      saving={{ ...saving, save }}
      onClose={onClose}
      testId="douyin-tag-dialog"
    >
      {setting ? null : (
        <Labelled
          name="tag"
          label={words('lead.tagset.tag')}
          required
          error={tried && !tag && words('lead.tagset.tag.invalid')}
        >
          <TextInput
            maxLength={staffLimits.tag}
            value={form.tag}
            onChange={({ target }) => set({ tag: target.value })}
          />
        </Labelled>
      )}
      <Colors form={form} set={set} />
      <Group form={form} set={set} groups={groups} />
    </FormDialog>
  );
}
