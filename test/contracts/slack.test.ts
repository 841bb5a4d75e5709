import { channelContract } from './channel.ts';
import { openSlackUnderTest } from './open-slack.ts';

channelContract('slack', openSlackUnderTest);
channelContract('slack over a socket', parts => openSlackUnderTest(parts, 'socket'));
