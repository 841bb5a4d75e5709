/** A real Odoo 14: the contract, and what is particular to it. */
import { test } from 'vitest';
import { crmContract } from '../../contracts/crm.ts';
import { odooUrl, openOdoo14 } from '../../support/odoo-14.ts';

const url = odooUrl;

test.skipIf(url)(
  'NO ODOO 14: not looked at, because ACQUAINT_TEST_ODOO_URL is not set; scripts/odoo.sh start prints it',
  context => context.skip(),
);

if (url) crmContract('Odoo 14, for real', () => openOdoo14(url));
