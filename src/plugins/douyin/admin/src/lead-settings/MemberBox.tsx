import type { ReactNode } from 'react';
import {
  Box,
  Checkbox,
  Flex,
  Grid,
  IconButton,
  MultiSelect,
  MultiSelectOption,
  NumberInput,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { leadSourceKinds } from '../../../contracts/leads';
import { teamLimits, type MemberTakes } from '../../../contracts/lead-teams';
import { useChoices } from '../leads/choices';
import { ownZone } from '../leads/days';
import { useWords } from '../shared/words';
import { HoursFields } from './HoursFields';
import { Labelled } from '../shared/Labelled';
import { usualHours, type MemberValues } from './team-values';

/** A member in the form: what it holds, and what is wrong with it. */
export type MemberProps = {
  member: MemberValues;
  place: number;
  faults: string[];
  onChange: (member: MemberValues) => void;
};

const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12}>
    {children}
  </Grid.Item>
);

function Share({ member, place, faults, onChange }: MemberProps) {
  const words = useWords();
  const isWrong = (field: string) => faults.includes(`members.${place}.${field}`);
  return (
    <>
      <Half>
        <Labelled
          name={`weight-${place}`}
          label={words('lead.teams.weight')}
          hint={words('lead.teams.weight.hint')}
          error={isWrong('weight') && words('lead.teams.weight.invalid', { max: teamLimits.weight })}
        >
          <NumberInput value={member.weight} onValueChange={(weight) => onChange({ ...member, weight })} />
        </Labelled>
      </Half>
      <Half>
        <Labelled
          name={`quota-${place}`}
          label={words('lead.teams.quota')}
          hint={words('lead.teams.quota.hint')}
          error={isWrong('dailyQuota') && words('lead.teams.quota.invalid')}
        >
          <NumberInput
            value={member.dailyQuota}
            onValueChange={(dailyQuota) => onChange({ ...member, dailyQuota })}
          />
        </Labelled>
      </Half>
    </>
  );
}

function Takes({ member, place, onChange }: MemberProps) {
  const words = useWords();
  const { apps } = useChoices();
  const { takes } = member;
  const set = (change: Partial<MemberTakes>) => onChange({ ...member, takes: { ...takes, ...change } });
  return (
    <>
      <Half>
        <Labelled name={`sources-${place}`} label={words('lead.teams.sources')}>
          <MultiSelect
            withTags
            placeholder={words('lead.teams.any')}
            value={takes.sources}
            onChange={(sources: string[]) =>
              set({ sources: leadSourceKinds.filter((kind) => sources.includes(kind)) })
            }
          >
            {leadSourceKinds.map((kind) => (
              <MultiSelectOption key={kind} value={kind}>
                {words(`lead.source.${kind}`)}
              </MultiSelectOption>
            ))}
          </MultiSelect>
        </Labelled>
      </Half>
      <Half>
        <Labelled name={`apps-${place}`} label={words('lead.teams.apps')}>
          <MultiSelect
            withTags
            placeholder={words('lead.teams.any')}
            value={takes.apps}
            onChange={(chosen: string[]) => set({ apps: chosen })}
          >
            {apps.map(({ id, name }) => (
              <MultiSelectOption key={id} value={id}>
                {name}
              </MultiSelectOption>
            ))}
          </MultiSelect>
        </Labelled>
      </Half>
      <Half>
        <Labelled
          name={`keyword-${place}`}
          label={words('lead.teams.keyword')}
          hint={words('lead.teams.keyword.hint')}
        >
          <TextInput value={takes.keyword ?? ''} onChange={({ target }) => set({ keyword: target.value })} />
        </Labelled>
      </Half>
    </>
  );
}

/** One member of a team in its form: the share, what that one takes, and when. */
export function MemberBox({ onRemove, ...props }: MemberProps & { onRemove: () => void }) {
  const words = useWords();
  const { member, onChange } = props;
  return (
    <Box
      tag="fieldset"
      borderColor="neutral200"
      hasRadius
      padding={4}
      data-testid="douyin-team-member"
      aria-label={member.name}
    >
      <Flex justifyContent="space-between" paddingBottom={3}>
        <Typography fontWeight="bold">{member.name}</Typography>
        <IconButton
          variant="ghost"
          label={words('lead.teams.member.remove', { name: member.name })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Flex>
      <Grid.Root gap={4}>
        <Share {...props} />
        <Takes {...props} />
      </Grid.Root>
      <Box paddingTop={4}>
        <Checkbox
          checked={member.hours !== null}
          onCheckedChange={(isOn: boolean | 'indeterminate') =>
            onChange({ ...member, hours: isOn === true ? usualHours(ownZone()) : null })
          }
        >
          {words('lead.teams.hours.own')}
        </Checkbox>
      </Box>
      {member.hours ? <HoursFields {...props} hours={member.hours} /> : null}
    </Box>
  );
}
