/** Salesforce: the contract, and what is particular to it. */
import { crmContract } from '../../contracts/crm.ts';
import { openSalesforceWorld } from '../../support/salesforce-world.ts';

crmContract('Salesforce, our own rude one', () => openSalesforceWorld({ shortPages: 5 }));
