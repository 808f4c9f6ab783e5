import { words, type Tongue } from './tongue';

/** Languages of western Europe, the team's home market. */
export const westernTongues: readonly Tongue[] = [
  {
    language: 'en',
    people: 30,
    given: words(
      'Nadia, Alistair, Bronwen, Caleb, Delphine, Ewan, Freya, Gideon, Harriet, Imogen, Joel, Kezia, Miles',
    ),
    family: words(
      'Thornquist, Penhallow, Marchbank, Ashgrove, Wetherell, Quillby, Larkham, Dunmore, Fairweather',
    ),
    companies: words(
      'Quillfeather Stationers, Pemberwick Tiles, Thistlebank Dairy, Larkhollow Optics, Copperwhistle Tools, ' +
        'Saltmarrow Fisheries, Brindlecombe & Daughters, Oakenmoor Print, Dunmallow Instruments',
    ),
    phones: 'english',
  },
  {
    language: 'ga',
    people: 8,
    given: words('Síle, Cormac, Gráinne, Fiachra, Niamh, Oisín'),
    family: words("Ó Murchadha, Ní Dhomhnaill, O'Shaughnessy, Mac Giolla, Breathnach"),
    companies: words('Ardmore Foods, Corran Bakery, Slievenamon Crafts'),
    phones: 'irish',
  },
  {
    language: 'de',
    people: 24,
    given: words('Annika, Björn, Clemens, Dörte, Elke, Falk, Gesine, Hannes, Ilse, Jörg, Kerstin, Lüder'),
    family: words(
      'Grüneberg, Kesselbach, Obermoser, Straßner, Wiesenthaler, Zobelmann, Hagedornfeld, Brückenkamp',
    ),
    companies: words(
      'Vogel Metallbau, Kesselbach Pumpen GmbH, Bücher Weiß, Hagebutte Naturkost, Nordlicht Messtechnik, ' +
        'Müller & Söhne „Blitz“ KG, Obstgarten Grüneberg',
    ),
    phones: 'german',
  },
  {
    language: 'fr',
    people: 12,
    given: words('Amélie, Benoît, Cécile, Didier, Éloïse, François, Gaëlle, Hervé'),
    family: words('Beauchêne, Delamotte, Fontvieille, Grandpré, Lachênaie, Rochebrune'),
    companies: words("L'Atelier du Ruisseau, Fromagerie Beauchêne, Verrerie des Trois Saules"),
    phones: 'french',
  },
  {
    language: 'es',
    people: 12,
    given: words('Begoña, Íñigo, Marisol, Nicolás, Rocío, Álvaro, Inés'),
    family: words('Carrascal Peñalver, Fuentenebro, Ibáñez Robledo, Montesinos, Quiñones, Zubiaurre'),
    companies: words('Aceites Sierra Clara, Muebles Quiñones, Editorial Luna Tres'),
    phones: 'worldwide',
  },
  {
    language: 'pt',
    people: 8,
    given: words('Conceição, Duarte, Inês, João Pedro, Letícia, Tomé'),
    family: words('Albuquerque Falcão, Brandão, Magalhães Pinto, Vasconcelos'),
    companies: words('Cortiça Brandão, Azulejos Boa Maré'),
    phones: 'worldwide',
  },
  {
    language: 'it',
    people: 8,
    given: words('Beatrice, Cosimo, Fiammetta, Niccolò, Ornella'),
    family: words("Boccadoro, D'Ambrogio, Montefalco, Serravalle"),
    companies: words('Pastificio Serravalle, Officine Boccadoro'),
    phones: 'worldwide',
  },
  {
    language: 'nl',
    people: 8,
    given: words('Anouk, Bram, Femke, Joost, Lotte, Teun'),
    family: words('van der Weiden, Zonneveld, ter Braak, Haverkate'),
    companies: words('Zonneveld Bloembollen, Havenlicht Logistiek'),
    phones: 'worldwide',
  },
  {
    language: 'sv',
    people: 10,
    given: words('Åsa, Björk, Göran, Håkan, Linnéa, Øystein, Søren, Solveig'),
    family: words('Bergåsen, Hjortsberg, Lindhøj, Sjögård, Østervang'),
    companies: words('Fjordtech, Sjögård Möbler, Nordvind Båtar'),
    phones: 'swedish',
  },
];
