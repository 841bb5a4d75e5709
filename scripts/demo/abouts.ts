/** What people say of themselves in the CRM's "About", by function; for search by meaning. */
export const ABOUTS: Readonly<Record<string, readonly string[]>> = {
  procurement: [
    'Negotiates framework contracts with suppliers of laboratory equipment.',
    'Runs public tenders for equipment and services above the threshold.',
    'Buys spare parts, lubricants and tools; cut the number of suppliers by half.',
    "Looks for a second source for sensors after last winter's shortage.",
  ],
  security: [
    'Defends hospital and factory networks against ransomware; former penetration tester.',
    'Responsible for ISO 27001 and the NIS2 register.',
    'Segments machine networks from office networks.',
  ],
  it: [
    'Moves old servers to the cloud, one application at a time.',
    'Keeps the warehouse scanners and the wireless network alive.',
    'Introduced single sign-on for four thousand employees.',
  ],
  engineering: [
    'Designs heat exchangers and thinks in kilowatts.',
    'Automates bottling lines with robots and machine vision.',
    'Predicts bearing failures from vibration data.',
  ],
  operations: [
    'Reduced waste on the night shift by a fifth; believes in lean production.',
    'Starts up new plants and hands them over after a year.',
    'Watches the electricity bill of three halls.',
  ],
  logistics: [
    'Plans refrigerated transport of vaccines and blood products.',
    'Introduced a pallet tracking system in nine warehouses.',
    'Organises rail freight between the Baltic ports and the south.',
  ],
  finance: [
    'Decides on capital spending above fifty thousand euros.',
    'Closes the books of six subsidiaries in five days.',
  ],
  management: ['Took over the family firm in the third generation.', 'Wants to double exports within four years.'],
  hr: [
    'Hires electricians and mechatronics technicians, the hardest people to find.',
    'Built an apprenticeship programme with local schools.',
  ],
  marketing: ['Organises the stand at the spring trade fair.', 'Tells stories about glass, beer and steel on video.'],
  quality: [
    'Audits cold rooms under good distribution practice for medicines.',
    'Investigates every temperature excursion and writes the report.',
    'Calibrates thermometers and scales.',
  ],
  legal: ['Reviews supplier contracts and data protection agreements.', 'Follows the new rules on machine safety.'],
  medical: [
    "Runs the intensive care unit and the hospital's emergency plan.",
    'Keeps vaccines and cytostatics at the right temperature.',
    'Leads a blood bank and a tissue laboratory.',
  ],
};
