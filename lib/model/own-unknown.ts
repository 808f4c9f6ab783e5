/**
 * What a question says first where nobody knows which addresses are the user's own: a mail that they sent themselves
 * would look as one that they got. By it the panel knows that telling them is the answer.
 */
export const OWN_UNKNOWN = 'Not known yet which address is yours: you may have sent this';
