type UserPlugin = {
  contentTypes: { user: { schema: { attributes: Record<string, { type: string; maxLength?: number }> } } };
};

/** Gives users a few words about themselves, which other sites may read with the scope `userinfo`. */
export default (plugin: UserPlugin): UserPlugin => {
  plugin.contentTypes.user.schema.attributes.bio = { type: 'text', maxLength: 500 };
  return plugin;
};
