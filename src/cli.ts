/** The `acquaint` command. */
import { runCommand } from './cli/command.ts';

runCommand(process.argv).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
