import type { NotifyEvent } from './lead-notify';
import type { LeadSourceKind } from './leads';
import type { NoticeLanguage } from './notices';

type EventTexts = {
  /** Of one lead, and of several; `{name}`, `{count}`, `{status}` and `{owner}` are filled in. */
  title: string;
  digestTitle: string;
  sentence: string;
};

type Texts = {
  frame: string;
  test: string;
  digest: string;
  events: Record<NotifyEvent, EventTexts>;
  tested: string;
  sum: string;
  history: string;
  more: string;
  open: string;
  openList: string;
  nameless: string;
  nobody: string;
  gone: string;
  facts: Record<'source' | 'app' | 'status' | 'owner' | 'place' | 'tags' | 'remark' | 'followUp', string>;
  sources: Record<LeadSourceKind, string>;
  stages: Record<string, string>;
  sample: { name: string; place: string };
};

/** The texts of messages about leads. */
export const notifyTexts: Record<NoticeLanguage, Texts> = {
  'zh-Hans': {
    frame: '抖音线索',
    test: '测试',
    digest: '汇总',
    events: {
      created: { title: '新线索', digestTitle: '{count} 条新线索', sentence: '「{name}」成为了新线索。' },
      stage: {
        title: '状态变更',
        digestTitle: '{count} 条线索状态变更',
        sentence: '「{name}」的状态改为「{status}」。',
      },
      assigned: {
        title: '线索分配',
        digestTitle: '{count} 条线索已分配',
        sentence: '「{name}」已分配给 {owner}。',
      },
      overdue: {
        title: '跟进逾期',
        digestTitle: '{count} 条线索跟进逾期',
        sentence: '「{name}」的跟进已逾期，负责人：{owner}。',
      },
    },
    tested: '这是规则「{rule}」的示例，不是真实的线索。收到它，说明这条规则的通知可以送达。',
    sum: '规则「{rule}」：共 {count} 条。',
    history: '其中 {count} 条来自首次同步、文件导入或更早的互动，只计数。',
    more: '另有 {count} 条未列出，请在后台查看。',
    open: '在管理后台打开线索',
    openList: '在管理后台打开线索列表',
    nameless: '未命名',
    nobody: '暂无',
    gone: '已离开的成员',
    facts: {
      source: '来源',
      app: '应用',
      status: '状态',
      owner: '负责人',
      place: '地区',
      tags: '标签',
      remark: '备注',
      followUp: '应跟进时间',
    },
    sources: {
      fans: '粉丝',
      interaction: '互动',
      comment: '评论',
      enterprise: '企业号意向用户',
      clue: '广告线索',
      message: '私信',
      import: '文件导入',
      manual: '手动录入',
    },
    stages: { NEW: '新线索', CONTACTED: '已联系', CONVERTED: '已转化' },
    sample: { name: '示例用户', place: '浙江 杭州' },
  },
  en: {
    frame: 'Douyin leads',
    test: 'test',
    digest: 'summary',
    events: {
      created: { title: 'New lead', digestTitle: 'New leads: {count}', sentence: '“{name}” is a new lead.' },
      stage: {
        title: 'Status changed',
        digestTitle: 'Leads with a new status: {count}',
        sentence: 'The status of “{name}” is now “{status}”.',
      },
      assigned: {
        title: 'Lead assigned',
        digestTitle: 'Leads assigned: {count}',
        sentence: '“{name}” was assigned to {owner}.',
      },
      overdue: {
        title: 'Follow-up overdue',
        digestTitle: 'Follow-ups overdue: {count}',
        sentence: 'The follow-up of “{name}” is overdue; owner: {owner}.',
      },
    },
    tested:
      'This is an example of the rule “{rule}”, not a real lead. It shows that the rule’s messages arrive.',
    sum: 'Rule “{rule}”, leads in all: {count}.',
    history: 'Of a first sync, a file or earlier days, only counted: {count}.',
    more: 'Not listed here: {count}. See them in the admin panel.',
    open: 'Open the lead in the admin panel',
    openList: 'Open the list of leads in the admin panel',
    nameless: 'without a name',
    nobody: 'nobody',
    gone: 'somebody who left',
    facts: {
      source: 'Source',
      app: 'App',
      status: 'Status',
      owner: 'Owner',
      place: 'Place',
      tags: 'Tags',
      remark: 'Remark',
      followUp: 'Due',
    },
    sources: {
      fans: 'Fan',
      interaction: 'Interaction',
      comment: 'Comment',
      enterprise: 'Enterprise user',
      clue: 'Ad clue',
      message: 'Message',
      import: 'File',
      manual: 'By hand',
    },
    stages: { NEW: 'New', CONTACTED: 'Contacted', CONVERTED: 'Converted' },
    sample: { name: 'Example user', place: 'Zhejiang Hangzhou' },
  },
};
