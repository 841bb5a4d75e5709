/** The fakes of HubSpot and Pipedrive as the product reaches them from the command line: over the addresses of the real ones. */
import { type FakeHubspot, openFakeHubspot } from './fake-hubspot.ts';
import { type FakePipedrive, openFakePipedrive } from './fake-pipedrive.ts';

const elsewhere = (moves: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import ${new URL('./elsewhere.mjs', import.meta.url).href}`,
  ACQUAINT_TEST_ELSEWHERE: JSON.stringify(moves),
});

export async function hubspotAtCli(): Promise<{ fake: FakeHubspot; env: NodeJS.ProcessEnv }> {
  const fake = await openFakeHubspot();
  return {
    fake,
    env: { ...elsewhere({ '^https://api\\.hubapi\\.com': fake.url }), HUBSPOT_TOKEN: 'secret-key' },
  };
}

export async function pipedriveAtCli(): Promise<{ fake: FakePipedrive; env: NodeJS.ProcessEnv }> {
  const fake = await openFakePipedrive();
  fake.addUser('Nina Kowalczyk', 'nina@ours.example');
  return { fake, env: { PIPEDRIVE_URL: fake.url, PIPEDRIVE_TOKEN: 'secret-token' } };
}
