/** What is wrong with the input, in a sentence for the user. */
export class Complaint extends Error {}
