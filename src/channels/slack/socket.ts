/** Bolt's socket to Slack, with one thing changed: that it cannot be opened again does not end the process. */
import { SocketModeReceiver, type webApi } from '@slack/bolt';
import { boltLog, type SlackLog } from './bolt-log.ts';
import { kindOfError } from './errors.ts';

/** Milliseconds that Slack may take to say where to connect. */
const longestOpening = 20_000;

export function openSocket(
  appToken: string,
  { slackApiUrl }: webApi.WebClientOptions,
  log: SlackLog,
): SocketModeReceiver {
  // No retries of ours: its own do not give up while Slack cannot be reached.
  const clientOptions = { timeout: longestOpening, ...(slackApiUrl ? { slackApiUrl } : {}) };
  const receiver = new SocketModeReceiver({ appToken, logger: boltLog(log), installerOptions: { clientOptions } });
  const { client: socket } = receiver;
  const connect = socket.start.bind(socket);
  let wasConnected = false;
  // What the library does not catch when it connects anew would end the process: Teams with it, and turns under way.
  socket.start = async () => {
    try {
      const connected = await connect();
      wasConnected = true;
      return connected;
    } catch (error) {
      if (!wasConnected) throw error;
      // Stopped while it was connecting anew.
      if (error === undefined) return { ok: false };
      log.error(
        { reason: kindOfError(error) },
        'Slack lets us connect no more; once SLACK_APP_TOKEN is good again, restart',
      );
      return { ok: false };
    }
  };
  return receiver;
}
