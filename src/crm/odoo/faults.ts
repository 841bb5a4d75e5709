/** What Odoo says went wrong, in words for people. Odoo rolls back what ends in an error, so nothing was done. */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';

/** `debug` holds a traceback and is not read. */
export const odooError = z.object({
  name: z.string(),
  message: z.string().nullish(),
  arguments: z.array(z.unknown()).nullish(),
});

/** Written by Odoo, or by an administrator, for the person before the form. */
const forPeople = /(?:UserError|ValidationError|RedirectWarning|MissingError|except_orm)$/u;
const noRight = /(?:AccessError|Forbidden)$/u;
const noLogin = /(?:AccessDenied|Unauthorized|SessionExpiredException)$/u;
/** Two transactions met; Odoo itself tries such a thing again. */
const tryAgain = /(?:SerializationFailure|TransactionRollbackError|OperationalError|LockNotAvailable|QueryCanceled)/u;

const askForRight = 'An administrator of Odoo can give our user the right.';

/** Whether Odoo said that our user may not, rather than that it cannot be done. */
export const isMissingRight = (error: unknown) => error instanceof CrmFault && error.remedy === askForRight;

/** One line, and none of the paths and class names that Python puts before it. */
export function plain(text: string): string {
  const told = text.replace(/^.*<class '[^']*'>:\s*/su, '').split('\n\n')[0] ?? '';
  return /Traceback|File "/u.test(told)
    ? ''
    : told
        .replace(/\s*\n\s*/gu, ' ')
        .trim()
        .slice(0, 300);
}

export function faultOfOdoo({ name, message }: z.infer<typeof odooError>): CrmFault {
  const told = plain(message ?? '');
  if (noLogin.test(name))
    return new CrmFault('refused', 'Odoo does not take the login.', {
      remedy: 'Check ODOO_DATABASE, ODOO_USER and ODOO_KEY.',
    });
  if (noRight.test(name))
    return new CrmFault('refused', told || 'Odoo does not allow it.', {
      remedy: askForRight,
    });
  if (tryAgain.test(name)) return new CrmFault('unavailable', 'Odoo was doing something else with it.');
  if (forPeople.test(name)) return new CrmFault('refused', told || 'Odoo does not allow it.');
  return new CrmFault('refused', 'Odoo could not do it.', { remedy: 'The log of Odoo says why.' });
}
