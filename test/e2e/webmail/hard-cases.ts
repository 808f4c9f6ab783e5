import type { SeededMail } from './seeded-mail';

const OWN = 'sam.ortiz@repco.test';
const DANA = 'dana.price@repco.test';
const NORA = 'nora.quell@ferngate.example.com';

/** Messages that tempt a reader to name the wrong person, each with the answer that is owed. */
export const HARD_CASES: readonly SeededMail[] = [
  {
    // The list writes in the name of its member, who is in Reply-To.
    file: 'via-list.eml',
    folder: 'INBOX',
    subject: '[Planning] Stairs on the plan',
    expect: {
      status: 'person',
      email: 'greta.vahl@tallwood.example',
      name: 'Greta Vahl',
      never: [OWN, 'planning@lists.buildwise.example', 'emil.roth@buildwise.example'],
    },
  },
  {
    // Only her name is known: the list's address is not hers.
    file: 'via-list-without-reply-to.eml',
    folder: 'INBOX',
    subject: '[Planning] Sheet 5',
    expect: {
      status: 'ask',
      asksFor: 'Greta Vahl',
      never: [OWN, 'planning@lists.buildwise.example', 'greta@vahl-privat.example'],
    },
  },
  {
    file: 'idn-address.eml',
    folder: 'INBOX',
    subject: 'Oak from our yard',
    expect: {
      status: 'person',
      email: 'joerg@müller-holz.example',
      name: 'Jörg Holzmann',
      never: [OWN, 'lager@müller-holz.example', 'lager@xn--mller-holz-9db.example'],
    },
  },
  {
    file: 'quoted-local-part.eml',
    folder: 'INBOX',
    subject: 'Key for the back door',
    expect: {
      status: 'person',
      email: '"anna lund"@fernhill.example',
      name: 'Anna Lund',
      never: [OWN, 'reception@fernhill.example', 'lund@fernhill.example'],
    },
  },
  {
    file: 'one-name-north.eml',
    folder: 'INBOX',
    subject: 'Mooring plan',
    expect: {
      status: 'person',
      email: 'chris.adler@northpier.example',
      name: 'Chris Adler',
      never: [OWN, 'c.adler@southpier.example'],
    },
  },
  {
    file: 'one-name-south.eml',
    folder: 'INBOX',
    subject: 'Mooring plan, our side',
    expect: {
      status: 'person',
      email: 'c.adler@southpier.example',
      name: 'Chris Adler',
      never: [OWN, 'chris.adler@northpier.example'],
    },
  },
  {
    file: 'thirty-copies.eml',
    folder: 'INBOX',
    subject: 'Site safety, all trades',
    expect: { status: 'person', email: 'emil.roth@buildwise.example', name: 'Emil Roth', never: [OWN] },
  },
  {
    file: 'obfuscated-address.eml',
    folder: 'INBOX',
    subject: 'Your badge for the trade fair',
    expect: {
      status: 'nobody',
      never: [OWN, NORA, 'ivo.brandt@larkspur.example.com', 'no-reply@fairground.example'],
    },
  },
  {
    // Addresses within the parameters of links.
    file: 'address-in-link.eml',
    folder: 'INBOX',
    subject: 'Shared folder for the order',
    expect: {
      status: 'person',
      email: 'oskar.vane@brightmoor.example.com',
      name: 'Oskar Vane',
      never: [OWN, 'ida.kern@brightmoor.example.com', 'temp.guest@brightmoor.example.com'],
    },
  },
  {
    // From oneself by way of a form: whoever filled it in is in Reply-To.
    file: 'own-form.eml',
    folder: 'INBOX',
    subject: 'Call me back: form on the price page',
    expect: {
      status: 'person',
      email: 'lotte.brink@dunefield.example',
      name: 'Lotte Brink',
      never: [OWN],
    },
  },
  {
    // A stranger's form service is believed less than one's own: a question.
    file: 'form-service.eml',
    folder: 'INBOX',
    subject: 'New answer to "Tell us about your project"',
    expect: {
      status: 'ask',
      asksFor: 'hana.fuchs@bergquell.example',
      never: [OWN, 'no-reply@formsend.example', 'help@formsend.example'],
    },
  },
  {
    file: 'sent-with-copies.eml',
    folder: 'Sent',
    subject: 'Offer for the mooring',
    expect: {
      status: 'person',
      email: 'chris.adler@northpier.example',
      name: 'Chris Adler',
      never: [OWN, DANA],
    },
  },
  {
    file: 'sent-undisclosed.eml',
    folder: 'Sent',
    subject: 'Closed between the years',
    expect: { status: 'nobody', never: [OWN, DANA] },
  },
  {
    file: 'colleague-with-customer-copied.eml',
    folder: 'INBOX',
    subject: 'Handover of the Ferngate account',
    expect: { status: 'nobody', never: [OWN, DANA] },
  },
  {
    file: 'hidden-preheader.eml',
    folder: 'INBOX',
    subject: 'Trial: one more thing',
    expect: {
      status: 'person',
      email: 'petra.alvane@stonebrook.example',
      name: 'Petra Alvane',
      never: [OWN, 'tom.hale@stonebrook.example'],
    },
  },
  {
    file: 'office-address.eml',
    folder: 'INBOX',
    subject: 'Opening hours in December',
    expect: {
      status: 'person',
      email: 'info@stonebrook.example',
      name: 'Stonebrook Clinics',
      never: [OWN, 'billing@stonebrook.example'],
    },
  },
];
