/** Why Salesforce did not let us in, by the codes of OAuth, with what an administrator can do about it. */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import { neverSent } from '../rest.ts';

const told = z.looseObject({ name: z.string(), message: z.string() });

const settings = 'Check SALESFORCE_KEY and SALESFORCE_SECRET.';
const remedies: Readonly<Record<string, string>> = {
  invalid_client_id: settings,
  invalid_client: settings,
  invalid_grant:
    'Enable the client credentials flow in the policies of the External Client App, and name the user it runs as.',
  unsupported_grant_type: 'Enable the client credentials flow in the settings of the External Client App.',
  inactive_user: 'The user that the External Client App runs as is not active any more.',
  invalid_app_access: 'Allow our user the External Client App in its policies.',
  app_not_found: 'Install and allow the External Client App in this organisation (API Access Control).',
  oauth_app_blocked: 'The External Client App is blocked: unblock it in Setup, OAuth Usage.',
  oauth_app_access_denied: 'Allow our user the External Client App in its policies.',
};

/** No login changes anything, so it may always be tried again where nobody said no. */
export function faultOfLogin(cause: unknown): CrmFault {
  const { name = '', message = '' } = told.safeParse(cause).data ?? {};
  const code = name.toLowerCase();
  // The client credentials flow has no other address than the organisation's own.
  if (code === 'invalid_grant' && /not supported on this domain/iu.test(message))
    return new CrmFault('refused', 'Salesforce does not log us in at this address.', {
      remedy: 'SALESFORCE_URL is your own address: Setup, My Domain.',
    });
  const remedy = remedies[code];
  if (remedy !== undefined)
    return new CrmFault('refused', `Salesforce does not log us in: ${message.replace(/\s+/gu, ' ').slice(0, 200)}.`, {
      remedy,
    });
  if (neverSent(cause)) return new CrmFault('unavailable', 'Salesforce cannot be reached.', { cause });
  return new CrmFault('unavailable', 'Salesforce did not log us in.');
}
