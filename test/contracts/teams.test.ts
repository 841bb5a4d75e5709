import { channelContract } from './channel.ts';
import { openTeamsUnderTest } from './open-teams.ts';

channelContract('teams', openTeamsUnderTest);
