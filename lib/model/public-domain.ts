/** Providers whose domain says nothing about who belongs together. */
const PUBLIC_DOMAINS = new Set(
  (
    'gmail.com googlemail.com msn.com ymail.com rocketmail.com aol.com icloud.com me.com mac.com proton.me protonmail.com ' +
    'protonmail.ch pm.me fastmail.com fastmail.fm web.de t-online.de freenet.de mail.de posteo.de mailbox.org tutanota.com ' +
    'tuta.io orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it alice.it tin.it telefonica.net ' +
    'btinternet.com sky.com virginmedia.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net ' +
    'bluewin.ch hispeed.ch ziggo.nl kpnmail.nl xs4all.nl telenet.be skynet.be telia.com wp.pl o2.pl onet.pl interia.pl ' +
    'seznam.cz centrum.cz mail.ru yandex.ru yandex.com qq.com 163.com 126.com sina.com naver.com hanmail.net docomo.ne.jp ' +
    'rediffmail.com uol.com.br bol.com.br terra.com.br zoho.com hey.com mail.com'
  ).split(' '),
);
/** Those that have a domain in every country. */
const PUBLIC_EVERYWHERE = /^(?:outlook|hotmail|live|yahoo|gmx)\.(?:com|net|[a-z]{2}|com?\.[a-z]{2})$/;

/** Whether a domain is a mail provider's, where everybody may have an address: `gmail.com`, `yahoo.co.uk`. */
export function isPublicDomain(domain: string): boolean {
  return PUBLIC_DOMAINS.has(domain) || PUBLIC_EVERYWHERE.test(domain);
}
