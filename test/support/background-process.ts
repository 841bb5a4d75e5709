/** What runs beside the answers, as a process of its own that can be killed: `node --import tsx … <address> <folder>`. */
import { openBackground } from '../../src/cli/background.ts';
import { readConfig } from '../../src/config.ts';
import { openServer } from '../../src/db/database.ts';
import { openLog } from '../../src/log.ts';

const [address = '', folder = ''] = process.argv.slice(2);
const db = openServer(address, 3);
const background = openBackground({ config: readConfig(), folder, db, isDemo: false }, openLog(folder, 'info'));
await background.start();
process.stdout.write('started\n');
process.once('SIGTERM', async () => {
  await background.stop();
  await db.close();
});
