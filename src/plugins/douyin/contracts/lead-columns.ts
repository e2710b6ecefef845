/** Languages of headings. */
export const headingLanguages = ['zh-Hans', 'en'] as const;
export type HeadingLanguage = (typeof headingLanguages)[number];

type Column = Record<HeadingLanguage, string>;

/** All columns a file of leads can have, in their usual order, with the headings above them. */
export const leadFileColumns = {
  leadId: { 'zh-Hans': '线索ID', en: 'Lead ID' },
  nickname: { 'zh-Hans': '昵称', en: 'Nickname' },
  phone: { 'zh-Hans': '手机号', en: 'Phone' },
  status: { 'zh-Hans': '状态', en: 'Status' },
  tags: { 'zh-Hans': '标签', en: 'Tags' },
  notes: { 'zh-Hans': '备注', en: 'Notes' },
  owner: { 'zh-Hans': '负责人ID', en: 'Owner ID' },
  ownerName: { 'zh-Hans': '负责人', en: 'Owner' },
  team: { 'zh-Hans': '团队', en: 'Team' },
  nextFollowUpAt: { 'zh-Hans': '下次跟进时间', en: 'Next follow-up' },
  acquiredAt: { 'zh-Hans': '获取时间', en: 'Acquired at' },
  lastSeenAt: { 'zh-Hans': '最近更新时间', en: 'Last seen at' },
  gender: { 'zh-Hans': '性别', en: 'Gender' },
  city: { 'zh-Hans': '城市', en: 'City' },
  province: { 'zh-Hans': '省份', en: 'Province' },
  country: { 'zh-Hans': '国家', en: 'Country' },
  relation: { 'zh-Hans': '关注关系', en: 'Relation' },
  avatarUrl: { 'zh-Hans': '头像地址', en: 'Avatar' },
  openId: { 'zh-Hans': '抖音open_id', en: 'Open ID' },
  source: { 'zh-Hans': '来源', en: 'Source' },
  app: { 'zh-Hans': '抖音应用ID', en: 'App ID' },
  account: { 'zh-Hans': '授权账号ID', en: 'Account ID' },
} as const satisfies Record<string, Column>;

/** One column of an exported file. */
export type LeadFileColumn = keyof typeof leadFileColumns;

/** The names of all columns. */
export const leadFileColumnNames = Object.keys(leadFileColumns) as [LeadFileColumn, ...LeadFileColumn[]];

/** Columns by which a row of an imported file finds its lead, the surest first. */
export const importKeys = ['leadId', 'openId', 'unionId', 'phone'] as const;
export type ImportKey = (typeof importKeys)[number];

/** Columns that describe the person; a file writes them as a platform would. */
export const toldFields = ['nickname', 'gender', 'city', 'province', 'country', 'avatarUrl'] as const;

/** Columns of the staff. */
export const staffFields = ['status', 'tags', 'notes', 'owner', 'team', 'nextFollowUpAt'] as const;

/** What a column of an imported file can mean. */
export const importFields = [...importKeys, ...toldFields, 'acquiredAt', ...staffFields] as const;
export type ImportField = (typeof importFields)[number];

/** Other headings that columns are known by, written small and without blanks and signs. */
const otherHeadings: Partial<Record<ImportField, string[]>> = {
  leadId: ['id', '编号', '线索编号'],
  nickname: ['name', '姓名', '名字', '客户名称', '客户姓名', '抖音昵称'],
  phone: ['mobile', 'tel', 'telephone', 'phonenumber', '手机', '电话', '手机号码', '联系电话', '电话号码'],
  status: ['stage', '阶段', '跟进状态'],
  tags: ['tag', 'label', 'labels'],
  notes: ['note', 'remark', 'remarks', 'comment', '说明', '描述'],
  owner: ['assignee', '跟进人id', '负责人邮箱', 'owneremail'],
  team: ['部门', '小组'],
  nextFollowUpAt: ['followup', '跟进时间', '下次跟进'],
  acquiredAt: ['acquiretime', 'createdat', '创建时间', '线索时间', '获客时间'],
  gender: ['sex'],
  province: ['省', 'state'],
  city: ['市'],
  avatarUrl: ['avatarurl', '头像'],
  openId: ['douyinuserid', '抖音用户id'],
  unionId: ['抖音unionid'],
};

const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function headingsOf(field: ImportField): string[] {
  const own = field === 'unionId' ? [] : Object.values(leadFileColumns[field]);
  return [field, ...own, ...(otherHeadings[field] ?? [])].map(plain);
}

/** What the columns of a file most likely mean, by their headings; null for one that says nothing to us. Each field once. */
export function guessFields(headings: string[]): (ImportField | null)[] {
  const free = new Map(importFields.flatMap((field) => headingsOf(field).map((name) => [name, field])));
  return headings.map((heading) => {
    const field = free.get(plain(heading)) ?? null;
    for (const [name, taken] of free) if (taken === field) free.delete(name);
    return field;
  });
}
