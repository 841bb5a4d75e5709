/** What the app asks a workspace for, and why. A test holds manifest.json, the page on installing and the code equal to it. */

/** Scope → why we need it. */
export const scopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'to hear a question that mentions it',
  'im:history': 'to hear what is written to it directly, and to see, when a process ended, which answers it had posted',
  'channels:history':
    'to hear who goes on in a thread that it has answered them in, and to see which answers stand there; all else is dropped unread',
  'groups:history': 'the same in private channels',
  'mpim:history': 'the same in group conversations',
  'assistant:write': 'to offer examples in its pane, and to show that it is looking, where that takes longer',
  'chat:write': 'to answer',
  commands: 'to be asked with `/who` and `/acquaint`, and from a message',
  'im:write': 'to send an answer to the asker alone where not everybody may read it',
  'users:read': 'to tell colleagues from guests, other companies and bots',
  'users:read.email': 'to find the colleague whose account it is, by the confirmed e-mail address',
  'channels:read': 'to find out who reads in a public channel',
  'groups:read': 'to find out who reads in a private channel',
  'mpim:read': 'to find out who reads in a group conversation',
};

/** Event → what it needs of the scopes. */
export const events: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.mpim': ['mpim:history'],
  app_home_opened: [],
  assistant_thread_started: ['assistant:write'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_shared: ['channels:read', 'groups:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

/** Command → what it needs of the scopes. */
export const commands: Readonly<Record<string, readonly string[]>> = {
  '/who': ['commands'],
  '/acquaint': ['commands'],
};

/** Shortcut in a message's menu → what it needs of the scopes. */
export const shortcuts: Readonly<Record<string, readonly string[]>> = {
  who_knows_them: ['commands'],
  log_this: ['commands', 'users:read', 'users:read.email'],
};

/** Method of the Web API → what it needs of the scopes. */
export const methods: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read', 'users:read.email'],
  'conversations.info': ['channels:read', 'groups:read', 'mpim:read'],
  'conversations.members': ['channels:read', 'groups:read', 'mpim:read'],
  'conversations.open': ['im:write'],
  'conversations.history': ['im:history'],
  'conversations.replies': ['im:history', 'channels:history', 'groups:history', 'mpim:history'],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.getPermalink': [],
  'chat.update': ['chat:write'],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'views.open': [],
  'views.publish': [],
};
