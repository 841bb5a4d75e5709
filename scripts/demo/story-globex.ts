/** The people of the first answer a newcomer sees, and of the follow-up question. */
import type { ContactFacts } from './contact.ts';
import { daysBefore } from './dates.ts';

export const GLOBEX_AND_INITECH = {
  // Globex: the first answer a newcomer sees.
  whitfield: {
    name: 'Sarah Whitfield',
    account: 'globex',
    title: 'Chief Operating Officer',
    role: 'operations',
    profileInCrm: true,
    about:
      'Runs the plants in London, Łódź and Dortmund. Speaks at the Cold Chain Circle about temperature records in packing lines.',
  },
  ashdown: {
    name: 'Mark Ashdown',
    account: 'globex',
    title: 'Head of Procurement',
    role: 'procurement',
    about: 'Buys sensors, spare parts and maintenance contracts for all sites.',
  },
  vogt: {
    name: 'Helen Vogt',
    account: 'globex',
    title: 'CISO',
    role: 'security',
    about: 'Information security of plants and offices; wants every device on the network listed.',
  },
  okafor: { name: 'Daniel Okafor', account: 'globex', title: 'CFO', role: 'finance' },
  raman: {
    name: 'Priya Raman',
    account: 'globex',
    title: 'VP Engineering',
    role: 'engineering',
    about: 'Leads the engineers who build filling lines.',
  },
  calloway: {
    name: 'Ruth Calloway',
    account: 'globex',
    title: 'Facilities Manager',
    role: 'operations',
    about: 'Energy, cooling and fire safety of the London plant.',
  },
  kreuz: {
    name: 'Stefan Kreuz',
    account: 'globex',
    title: 'IT Director',
    role: 'it',
    city: 'Dortmund',
    country: 'Germany',
  },
  wrona: {
    name: 'Agnieszka Wrona',
    account: 'globex',
    title: 'kierowniczka zakupów',
    role: 'procurement',
    city: 'Łódź',
    country: 'Poland',
  },
  birch: {
    name: 'Tom Birch',
    account: 'globex',
    title: 'Plant Manager',
    role: 'operations',
    leftOn: daysBefore(175),
    modified: daysBefore(170),
  },
  finch: {
    name: 'Laura Finch',
    account: 'globex',
    title: 'Product Manager',
    role: 'engineering',
    profileInCrm: true,
    linkedin: { company: 'Initech', title: 'Director of Product Engineering' },
    modified: daysBefore(640),
  },
  orwin: { name: 'James Orwin', account: 'globex', title: 'Legal Counsel', role: 'legal', owner: undefined },
  marsh: { name: 'Chloe Marsh', account: 'globex', title: 'Talent Acquisition Partner', role: 'hr', owner: undefined },
  // Initech: the follow-up question.
  radcliffe: {
    name: 'Owen Radcliffe',
    account: 'initech',
    title: 'CTO',
    role: 'engineering',
    profileInCrm: true,
    about: 'Runs the data centre in Manchester; looks for a way to watch cooling room by room.',
  },
  keane: { name: 'Martha Keane', account: 'initech', title: 'Engineering Manager', role: 'engineering' },
  desai: { name: 'Vikram Desai', account: 'initech', title: 'Head of Data Centre Operations', role: 'operations' },
  lowe: { name: 'Bethany Lowe', account: 'initech', title: 'Procurement Manager', role: 'procurement' },
  hollis: { name: 'Greg Hollis', account: 'initech', title: 'CISO', role: 'security' },
} satisfies Record<string, ContactFacts>;
