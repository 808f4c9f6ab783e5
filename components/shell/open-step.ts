/** What is open under the head of a person. */
export type OpenStep = 'merge' | 'export' | 'erase' | 'company';
