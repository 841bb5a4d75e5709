/** Addresses of a desk, not of a person: several people read them, so they never make two records one person. */
const desks = new Set(
  `info office sales contact kontakt hello support service team mail post admin biuro sekretariat recepce obchod podpora
  vertrieb einkauf zentrale empfang accounts accounting billing invoices faktury rechnung hr jobs careers press marketing
  purchasing procurement reception secretariat feedback help helpdesk webmaster privacy security legal`.split(/\s+/u),
);

/** `info@acme.example`, `sales.pl@acme.example`: whether the part before the @ begins with the name of a desk. */
export function isRoleAddress(email: string): boolean {
  const local = email.split('@')[0] ?? '';
  return desks.has(local) || desks.has(local.split(/[._+-]/u)[0] ?? '');
}
