import { words, type Tongue } from './tongue';

/** Languages from further away, most of them in scripts of their own. */
export const furtherTongues: readonly Tongue[] = [
  {
    language: 'pl',
    people: 8,
    given: words('Agnieszka, Bogusław, Grażyna, Łukasz, Małgorzata, Świętosława'),
    family: words('Brzęczek, Grzegżółka, Wierzbiec, Żabczyk'),
    companies: words('Huta Szkła Wierzbiec, Piekarnia Złoty Kłos'),
    phones: 'worldwide',
  },
  {
    language: 'tr',
    people: 6,
    given: words('Çağla, Gökçe, İlkay, Oğuz, Şebnem'),
    family: words('Dağlıoğlu, Gümüşpala, Yıldızhan'),
    companies: words('Dağlıoğlu Tekstil, Mavi Kıyı Turizm'),
    phones: 'worldwide',
  },
  {
    language: 'el',
    people: 4,
    given: [
      ['Ελπίδα', 'elpida'],
      ['Σταύρος', 'stavros'],
      ['Ιφιγένεια', 'ifigeneia'],
    ],
    family: [
      ['Θαλασσινού', 'thalassinou'],
      ['Καραβέλης', 'karavelis'],
    ],
    companies: [['Ελαιώνες Καραβέλη', 'elaiones-karaveli']],
    phones: 'worldwide',
  },
  {
    language: 'uk',
    people: 6,
    given: [
      ['Оксана', 'oksana'],
      ['Ярослав', 'yaroslav'],
      ['Соломія', 'solomiia'],
    ],
    family: [
      ['Вишневенко', 'vyshnevenko'],
      ['Калинченко', 'kalynchenko'],
      ['Дзвінчук', 'dzvinchuk'],
    ],
    companies: [['Млин Калинченка', 'mlyn-kalynchenka']],
    phones: 'worldwide',
  },
  {
    language: 'ar',
    people: 10,
    given: [
      ['ليلى', 'layla'],
      ['يوسف', 'yousef'],
      ['نور الهدى', 'nour'],
      ['طارق', 'tariq'],
    ],
    family: [
      ['الزيتوني', 'alzaytouni'],
      ['البحراوي', 'albahrawi'],
      ['قصرجيان', 'qasarjian'],
    ],
    companies: ['Cedar Logistics', ['مخبز الياسمين', 'yasmin-bakery'], 'Blue Dhow Trading'],
    phones: 'worldwide',
  },
  {
    language: 'he',
    people: 5,
    given: [
      ['נועה', 'noa'],
      ['איתמר', 'itamar'],
      ['תמר', 'tamar'],
    ],
    family: [
      ['שקדיאל', 'shkediel'],
      ['כרמלין', 'karmelin'],
    ],
    companies: [['דפוס הכרמלין', 'karmelin-print']],
    phones: 'worldwide',
  },
  {
    language: 'hi',
    people: 5,
    given: [
      ['अनन्या', 'ananya'],
      ['देवेन्द्र', 'devendra'],
      ['काव्या', 'kavya'],
    ],
    family: [
      ['रत्नाकर', 'ratnakar'],
      ['कलबुर्गीकर', 'kalburgikar'],
    ],
    companies: words('Helioworks Solar, Peacock Lane Textiles'),
    phones: 'worldwide',
  },
  {
    language: 'en-IN',
    people: 4,
    given: words('Meenakshi, Rohan, Lakshmi, Devraj'),
    family: words('Mandalvati, Iyerkar'),
    companies: words('Helioworks Solar, Peacock Lane Textiles'),
    phones: 'worldwide',
  },
  {
    language: 'ja',
    people: 8,
    given: [
      ['美咲', 'misaki'],
      ['大輔', 'daisuke'],
      ['さくら', 'sakura'],
      ['健太郎', 'kentaro'],
    ],
    family: [
      ['雪ノ下', 'yukinoshita'],
      ['星川原', 'hoshikawara'],
      ['竹内野', 'takeuchino'],
    ],
    familyFirst: true,
    companies: ['Kitsune Robotics', ['青葉精密製作所', 'aoba-seimitsu']],
    phones: 'worldwide',
  },
  {
    language: 'zh',
    people: 6,
    given: [
      ['晓雯', 'xiaowen'],
      ['子轩', 'zixuan'],
      ['明远', 'mingyuan'],
    ],
    family: [
      ['欧阳', 'ouyang'],
      ['慕容', 'murong'],
    ],
    familyFirst: true,
    companies: [['云杉茶业', 'yunshan-tea']],
    phones: 'worldwide',
  },
  {
    language: 'ko',
    people: 4,
    given: [
      ['하늘', 'haneul'],
      ['서준', 'seojun'],
    ],
    family: [
      ['남궁', 'namgung'],
      ['선우', 'seonu'],
    ],
    familyFirst: true,
    companies: ['Bandal Ceramics'],
    phones: 'worldwide',
  },
  {
    language: 'vi',
    people: 4,
    given: words('Thảo Nguyên, Đức Anh, Bích Ngọc'),
    family: words('Vũ Hoàng, Đặng Trà'),
    familyFirst: true,
    companies: words('Sen Trắng Coffee'),
    phones: 'worldwide',
  },
  {
    language: 'yo',
    people: 6,
    given: words('Adébáyọ̀, Folúkẹ́, Ọláwálé, Títílayọ̀'),
    family: words('Akíndélé-Moore, Ògúndáre, Fálọlá'),
    companies: words('Ògúndáre Motors, Palm & Drum Records'),
    phones: 'worldwide',
  },
];
