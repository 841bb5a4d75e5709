/** Progress on standard error, so that standard output stays clean: a bar at a terminal, else a line now and then. */
import cliProgress from 'cli-progress';

export interface Progress {
  update(done: number, what: string): void;
  stop(): void;
}

export function openProgress(title: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const bar = new cliProgress.SingleBar({
    format: `${title} {bar} {percentage}% {what}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stream,
    noTTYOutput: false,
  });
  if (!stream.isTTY) stream.write(`${title} …\n`);
  bar.start(total, 0, { what: '' });
  return {
    update: (done, what) => bar.update(done, { what }),
    stop: () => bar.stop(),
  };
}
