/** What is said of posts; see `kindTexts`. */
export const postNoticeTexts = {
  'post-failed': {
    remedy: 'never' as const,
    'zh-Hans': {
      title: '作品未能发布',
      sentence: '「{name}」的作品「{post}」没有发布成功（{code}）。',
      remedy: '请打开该作品查看原因；修改后可以重新发布，或从出错的步骤重试。',
      recovered: '「{name}」的作品已处理。',
    },
    en: {
      title: 'A post was not published',
      sentence: 'The post “{post}” of “{name}” was not published ({code}).',
      remedy: 'Open the post to see why; edit it and publish it again, or try again from where it halted.',
      recovered: 'The post of “{name}” is settled.',
    },
  },
  'post-unknown': {
    remedy: 'never' as const,
    'zh-Hans': {
      title: '作品是否已发布尚不清楚',
      sentence: '平台没有答复「{name}」的作品「{post}」的发布请求，在账号的作品列表中也还没有找到它。',
      remedy: '请在抖音 App 中查看该账号是否已有此作品，然后在作品页确认。确认之前不会再次发布。',
      recovered: '「{name}」的作品的发布结果已确认。',
    },
    en: {
      title: 'Nobody knows whether a post was published',
      sentence:
        'The platform gave no answer about the post “{post}” of “{name}”, and it is not among the works of the account so far.',
      remedy:
        'Look in Douyin whether the account has the work, and say so on the post’s page. Until then nothing is published again.',
      recovered: 'It is known what became of the post of “{name}”.',
    },
  },
  'post-at-risk': {
    remedy: 'fix-config' as const,
    'zh-Hans': {
      title: '定时作品可能无法发布',
      sentence: '「{name}」的定时作品「{post}」按目前的情况会发布失败（{code}）。',
      remedy: '请在发布时间之前排除原因：重新授权账号、补充权限、打开应用的发布开关，或改到别的日子。',
      recovered: '「{name}」的定时作品可以正常发布了。',
    },
    en: {
      title: 'A scheduled post may fail',
      sentence: 'The scheduled post “{post}” of “{name}” would fail as things stand ({code}).',
      remedy:
        'Set it right before: authorise the account again, grant what is missing, switch publishing on for the app, or choose another day.',
      recovered: 'The scheduled post of “{name}” can come out.',
    },
  },
};
